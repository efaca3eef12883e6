package io.pxedock.console.setup;

import io.pxedock.core.setup.answer.AnswerKey;
import java.util.List;

/**
 * A question of the wizard: what for, and in which words.
 *
 * @param heading of the part that it begins; empty within one
 */
record SetupQuestion(AnswerKey key, String heading, String text) {
  /** All of them, in the order in which they are asked. */
  static final List<SetupQuestion> ALL =
      List.of(
          new SetupQuestion(AnswerKey.WORKDIR, "1 of 5: Files", "Work directory"),
          new SetupQuestion(AnswerKey.ARCHIVE, "", "Archive with the boot files, file or URL"),
          new SetupQuestion(AnswerKey.SHA256, "", "Its SHA-256 sum"),
          new SetupQuestion(AnswerKey.BRIDGE, "2 of 5: Switch", "Bridge"),
          new SetupQuestion(AnswerKey.PORT, "", "Port on it"),
          new SetupQuestion(AnswerKey.TAG, "", "VLAN tag, 0 for none"),
          new SetupQuestion(
              AnswerKey.PERSIST, "", "Link after a reboot (networkd, ifupdown, netplan, no)"),
          new SetupQuestion(AnswerKey.NETWORK, "3 of 5: Network", "Docker network"),
          new SetupQuestion(AnswerKey.SUBNET, "", "Subnet"),
          new SetupQuestion(AnswerKey.GATEWAY, "", "Gateway"),
          new SetupQuestion(AnswerKey.ADDRESS, "", "Address of the server"),
          new SetupQuestion(AnswerKey.CONTAINER, "4 of 5: Container", "Container"),
          new SetupQuestion(AnswerKey.IMAGE, "", "Image"),
          new SetupQuestion(AnswerKey.IMAGE_TAR, "", "Tar file to load it from"),
          new SetupQuestion(AnswerKey.IMAGES, "", "Serve images/ from (as-is, container, host)"),
          new SetupQuestion(AnswerKey.IMAGES_URL, "", "URL of images/"),
          new SetupQuestion(AnswerKey.IMAGES_ADDRESS, "", "Address to serve images/ at"),
          new SetupQuestion(AnswerKey.IMAGES_IMAGE, "", "Image with a web server"),
          new SetupQuestion(AnswerKey.DOCKER_USER, "", "User to add to group docker"),
          new SetupQuestion(AnswerKey.HOST, "5 of 5: First machine", "Its name"),
          new SetupQuestion(AnswerKey.HOST_MAC, "", "Its MAC"),
          new SetupQuestion(AnswerKey.HOST_IP, "", "Its address, empty for the next free one"));

  static int position(AnswerKey key) {
    for (int i = 0; i < ALL.size(); i++) {
      if (ALL.get(i).key() == key) {
        return i;
      }
    }
    throw new IllegalArgumentException("nothing asks for " + key);
  }

  /** Whether it may have no answer at all. */
  boolean isOptional() {
    return switch (key) {
      case ARCHIVE, SHA256, IMAGES_URL, IMAGE_TAR, DOCKER_USER, HOST, HOST_IP -> true;
      default -> false;
    };
  }
}
