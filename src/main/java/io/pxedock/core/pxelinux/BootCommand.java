package io.pxedock.core.pxelinux;

import java.util.List;

/**
 * What a configuration boots.
 *
 * @param file the file that is loaded, as the configuration names it; empty when none is
 * @param initrds the further files that are loaded with it
 * @param arguments what is passed on
 * @param reason why nothing boots by itself; empty when something does
 */
public record BootCommand(
    Kind kind, String file, List<String> initrds, String arguments, String reason) {
  /** How PXELINUX runs a command. */
  public enum Kind {
    LINUX,
    /** A module of PXELINUX itself, such as a menu. */
    MODULE,
    /** Another boot loader or a boot sector. */
    CHAIN,
    /** The machine's own disk. */
    LOCAL,
    /** Another configuration. */
    CONFIG,
    /** A name that is not a label: PXELINUX looks for it with several endings. */
    IMPLICIT,
    /** Nothing until somebody presses a key. */
    WAITS
  }

  public BootCommand {
    initrds = List.copyOf(initrds);
  }

  static BootCommand waits(String reason) {
    return new BootCommand(Kind.WAITS, "", List.of(), "", reason);
  }

  static BootCommand of(Kind kind, String file, String arguments) {
    return new BootCommand(kind, file, List.of(), arguments, "");
  }

  /** Whether both load the same files, whatever they pass on. */
  boolean loadsLike(BootCommand other) {
    return kind == Kind.LINUX
        && other.kind == Kind.LINUX
        && file.equals(other.file)
        && initrds.equals(other.initrds);
  }
}
