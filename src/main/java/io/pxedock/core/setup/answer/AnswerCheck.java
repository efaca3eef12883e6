package io.pxedock.core.setup.answer;

import io.pxedock.model.Failure;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.net.RedactedUrl;
import io.pxedock.model.site.BootImagesService;

/** Whether one answer can be one at all; whether they fit each other is seen with all of them. */
public final class AnswerCheck {
  /** Longer than any path (PATH_MAX) or URL that leads somewhere. */
  private static final int LONGEST = 4096;

  /** What Open vSwitch and the kernel take for a device (dev_valid_name: up to 15 bytes). */
  private static final String DEVICE = "[A-Za-z0-9_.@+][A-Za-z0-9_.@+-]{0,14}";

  /** As Docker's own check of names (RestrictedNamePattern), and no longer than a file's name. */
  private static final String DOCKER_NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,254}";

  /** The letters of an image's reference; whether it is one, Docker says. */
  private static final String IMAGE = "[A-Za-z0-9][A-Za-z0-9_./:@-]{0,511}";

  /** As adduser and useradd take names; one with a leading dash would read as an option. */
  private static final String USER = "|[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}";

  private AnswerCheck() {}

  /**
   * @throws Failure refused, saying how it is written
   */
  public static void check(AnswerKey key, String value) {
    if (value.length() > LONGEST) {
      throw Failure.refused(
          key.word() + " has " + value.length() + " characters", "write a shorter one");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw Failure.refused(
          "'" + value + "' holds a control character", "correct " + key.word() + ": type it anew");
    }
    switch (key) {
      case TAG -> checkTag(value);
      case SUBNET -> Ipv4Subnet.parse(value);
      case IMAGES -> BootImagesService.Mode.named(value);
      case GATEWAY, ADDRESS -> Ipv4Address.parse(value);
      case HOST_MAC -> MacAddress.parse(value);
      case PERSIST -> Persistence.named(value);
      case BRIDGE, PORT -> matches(key, value, DEVICE, "a device's name, up to 15 letters");
      case NETWORK, CONTAINER, IMAGES_CONTAINER ->
          matches(key, value, DOCKER_NAME, "letters, digits, _ . -");
      case IMAGE, IMAGES_IMAGE ->
          matches(key, value, IMAGE, "such as jumpscale/pxeboot or host:5000/name:tag");
      case DOCKER_USER -> matches(key, value, USER, "a user's name");
      case IMAGES_URL ->
          matches(key, value, "(?i)|(https?|ftp)://\\S+", "such as http://HOST/PATH/");
      case SHA256 -> matches(key, value, "|[0-9A-Fa-f]{64}", "the 64 digits that sha256sum prints");
      case WORKDIR -> matches(key, value, ".+", "a directory");
      default -> checkWhenGiven(key, value);
    }
  }

  private static void checkWhenGiven(AnswerKey key, String value) {
    if (value.isEmpty()) {
      return;
    }
    switch (key) {
      case HOST -> HostName.checkShort(value);
      case HOST_IP -> Ipv4Address.parse(value);
      case IP_RANGE -> Ipv4Subnet.parse(value);
      case IMAGES_ADDRESS -> Endpoint.parse(value);
      default -> {
        // Whatever it is, it can be one.
      }
    }
  }

  private static void matches(AnswerKey key, String value, String pattern, String how) {
    if (!value.matches(pattern)) {
      throw Failure.refused(
          "'" + RedactedUrl.of(value) + "' is no value for " + key.word(), "write " + how);
    }
  }

  private static void checkTag(String value) {
    if (!value.matches("[0-9]{1,4}") || Integer.parseInt(value) > 4094) {
      throw Failure.refused("'" + value + "' is no VLAN tag", "write 1 to 4094, or 0 for none");
    }
  }
}
