package io.pxedock.model.switching;

/**
 * A port of an Open vSwitch bridge: its rows in the switch's database, and its network link.
 *
 * @param bridge the bridge of the port; empty if the port does not exist
 * @param type the Interface row's type; {@code internal} for a port that the host itself can use
 * @param tag the Port row's access VLAN tag, 0 for none
 * @param error the Interface row's error, empty for no error
 * @param linkExists whether the host has a network device of that name
 */
public record PortState(
    String name,
    boolean exists,
    String bridge,
    String type,
    int tag,
    String error,
    boolean linkExists,
    boolean linkUp) {
  /** Returns the state of a port that does not exist. */
  public static PortState absent(String name) {
    return new PortState(name, false, "", "", 0, "", false, false);
  }
}
