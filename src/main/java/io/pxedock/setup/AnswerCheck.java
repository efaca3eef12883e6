package io.pxedock.setup;

import io.pxedock.model.Endpoint;
import io.pxedock.model.Failure;
import io.pxedock.model.HostName;
import io.pxedock.model.ImagesService;
import io.pxedock.model.Ipv4Address;
import io.pxedock.model.Ipv4Subnet;
import io.pxedock.model.MacAddress;

/** Whether one answer can be one at all; whether they fit each other is seen with all of them. */
final class AnswerCheck {
  private AnswerCheck() {}

  /**
   * @throws Failure refused, saying how it is written
   */
  static void check(AnswerKey key, String value) {
    switch (key) {
      case TAG -> checkTag(value);
      case SUBNET -> Ipv4Subnet.parse(value);
      case GATEWAY, ADDRESS -> Ipv4Address.parse(value);
      case HOST_MAC -> MacAddress.parse(value);
      case PERSIST -> Persistence.named(value);
      case WORKDIR, BRIDGE, PORT, NETWORK, CONTAINER, IMAGE, IMAGES_CONTAINER, IMAGES_IMAGE ->
          checkWord(key, value);
      case IMAGES -> ImagesService.Mode.named(value);
      case IMAGES_ADDRESS -> Endpoint.parse(value);
      case HOST -> {
        if (!value.isEmpty()) {
          HostName.checkShort(value);
        }
      }
      case HOST_IP -> {
        if (!value.isEmpty()) {
          Ipv4Address.parse(value);
        }
      }
      case SHA256 -> {
        if (!value.matches("|[0-9A-Fa-f]{64}")) {
          throw Failure.refused(
              "'" + value + "' is no SHA-256 sum", "write the 64 digits that sha256sum prints");
        }
      }
      default -> {
        // Whatever it is, it can be one.
      }
    }
  }

  private static void checkTag(String value) {
    if (!value.matches("[0-9]{1,4}") || Integer.parseInt(value) > 4094) {
      throw Failure.refused("'" + value + "' is no VLAN tag", "write 1 to 4094, or 0 for none");
    }
  }

  private static void checkWord(AnswerKey key, String value) {
    if (value.isEmpty() || (key != AnswerKey.WORKDIR && value.matches("-.*|.*\\s.*"))) {
      throw Failure.refused("'" + value + "' is no value for " + key.word(), "write one word");
    }
  }
}
