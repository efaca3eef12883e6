package io.pxedock.model.switching;

import java.util.List;

/** One change to a port of an Open vSwitch bridge, together with the command for it. */
public record PortChange(Kind kind, String bridge, String port, int tag) {
  /** The kind of change. */
  public enum Kind {
    /** Adds an internal port with its access tag, in one transaction. */
    ADD,
    /** Repairs a port that {@code add-port} made without a type. */
    MAKE_INTERNAL,
    SET_TAG,
    REMOVE,
    LINK_UP
  }

  /** Returns a change that adds an internal port; {@code tag} is 1 to 4094, or 0 for none. */
  public static PortChange add(String bridge, String port, int tag) {
    return new PortChange(Kind.ADD, bridge, port, tag);
  }

  /** Returns a change that makes a port an internal port. */
  public static PortChange makeInternal(String bridge, String port) {
    return new PortChange(Kind.MAKE_INTERNAL, bridge, port, 0);
  }

  /**
   * Returns the change of a port's access tag.
   *
   * @param tag 1 to 4094; 0 for no tag
   */
  public static PortChange setTag(String bridge, String port, int tag) {
    return new PortChange(Kind.SET_TAG, bridge, port, tag);
  }

  /** Returns a change that removes a port from its bridge. */
  public static PortChange remove(String bridge, String port) {
    return new PortChange(Kind.REMOVE, bridge, port, 0);
  }

  /** Returns a change that sets the link of a port up. */
  public static PortChange linkUp(String port) {
    return new PortChange(Kind.LINK_UP, "", port, 0);
  }

  /** Returns the command exactly as it is run and shown. */
  public List<String> argv() {
    return switch (kind) {
      case ADD -> add();
      case MAKE_INTERNAL -> List.of("ovs-vsctl", "set", "interface", port, "type=internal");
      case SET_TAG ->
          tag == 0
              ? List.of("ovs-vsctl", "clear", "port", port, "tag")
              : List.of("ovs-vsctl", "set", "port", port, "tag=" + tag);
      case REMOVE -> List.of("ovs-vsctl", "del-port", bridge, port);
      case LINK_UP -> List.of("ip", "link", "set", "dev", port, "up");
    };
  }

  private List<String> add() {
    return tag == 0
        ? List.of(
            "ovs-vsctl", "add-port", bridge, port, "--", "set", "interface", port, "type=internal")
        : List.of(
            "ovs-vsctl",
            "add-port",
            bridge,
            port,
            "tag=" + tag,
            "--",
            "set",
            "interface",
            port,
            "type=internal");
  }
}
