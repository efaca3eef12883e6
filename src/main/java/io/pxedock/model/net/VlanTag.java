package io.pxedock.model.net;

import io.pxedock.model.Failure;

/** The VLAN tag of a switch port, as text. */
public final class VlanTag {
  private static final int MAX = 4094;

  private VlanTag() {}

  /**
   * Returns the tag: 1 to 4094, or 0 for an untagged port.
   *
   * @throws Failure REFUSED if the text is not a number in that range
   */
  public static int parse(String text) {
    if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > MAX) {
      throw Failure.refused("'" + text + "' is not a VLAN tag", "write 1 to 4094, or 0 for none");
    }
    return Integer.parseInt(text);
  }
}
