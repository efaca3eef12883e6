package io.pxedock.console.setup;

import io.pxedock.core.setup.answer.AnswerKey;
import java.util.List;

/**
 * A question of the wizard: what for, and in which words.
 *
 * @param heading of the part that it begins; empty within one
 */
record Question(AnswerKey key, String heading, String text) {
  /** All of them, in the order in which they are asked. */
  static final List<Question> ALL =
      List.of(
          new Question(AnswerKey.WORKDIR, "1 of 5: Files", "Work directory"),
          new Question(AnswerKey.ARCHIVE, "", "Archive with the boot files, file or URL"),
          new Question(AnswerKey.SHA256, "", "Its SHA-256 sum"),
          new Question(AnswerKey.BRIDGE, "2 of 5: Switch", "Bridge"),
          new Question(AnswerKey.PORT, "", "Port on it"),
          new Question(AnswerKey.TAG, "", "VLAN tag, 0 for none"),
          new Question(
              AnswerKey.PERSIST, "", "Link after a reboot (networkd, ifupdown, netplan, no)"),
          new Question(AnswerKey.NETWORK, "3 of 5: Network", "Docker network"),
          new Question(AnswerKey.SUBNET, "", "Subnet"),
          new Question(AnswerKey.GATEWAY, "", "Gateway"),
          new Question(AnswerKey.ADDRESS, "", "Address of the server"),
          new Question(AnswerKey.CONTAINER, "4 of 5: Container", "Container"),
          new Question(AnswerKey.IMAGE, "", "Image"),
          new Question(AnswerKey.IMAGE_TAR, "", "Tar file to load it from"),
          new Question(AnswerKey.IMAGES, "", "Serve images/ from (as-is, container, host)"),
          new Question(AnswerKey.IMAGES_URL, "", "URL of images/"),
          new Question(AnswerKey.IMAGES_ADDRESS, "", "Address to serve images/ at"),
          new Question(AnswerKey.IMAGES_IMAGE, "", "Image with a web server"),
          new Question(AnswerKey.DOCKER_USER, "", "User to add to group docker"),
          new Question(AnswerKey.HOST, "5 of 5: First machine", "Its name"),
          new Question(AnswerKey.HOST_MAC, "", "Its MAC"),
          new Question(AnswerKey.HOST_IP, "", "Its address, empty for the next free one"));

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
