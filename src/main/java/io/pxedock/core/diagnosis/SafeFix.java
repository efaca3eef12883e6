package io.pxedock.core.diagnosis;

import io.pxedock.model.Remedy;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.switching.PortChange;
import java.util.List;
import java.util.Optional;

/**
 * A remedy that takes nothing from a machine that is served and cuts no boot off, so that {@code
 * doctor --fix} can plan it.
 *
 * @param target the port or the host; empty where there is only one
 */
public record SafeFix(Kind kind, String target) {
  /** What is done. */
  public enum Kind {
    /** Sets the link of the server's port up. */
    LINK_UP,
    /** Clears the 911 flag of a registered host. */
    CLEAR_FLAG,
    /** Makes dnsmasq read its host files again. */
    RELOAD,
    /** Starts the container that does not run. */
    START
  }

  /** Returns the fix of a remedy; empty if the remedy is not safe, or asks for more than this. */
  public static Optional<SafeFix> of(Remedy remedy) {
    if (!remedy.isWhole()) {
      return Optional.empty();
    }
    List<String> command = remedy.command();
    if (command.equals(List.of("pxedock", "reload"))) {
      return Optional.of(new SafeFix(Kind.RELOAD, ""));
    }
    if (command.equals(List.of("pxedock", "start"))) {
      return Optional.of(new SafeFix(Kind.START, ""));
    }
    String last = command.get(command.size() - 1);
    // A machine that is not registered may have been armed on purpose.
    boolean isHost = command.size() == 4 && MacAddress.tryParse(last).isEmpty();
    if (isHost && remedy.runs("pxedock", "911", "clear")) {
      return Optional.of(new SafeFix(Kind.CLEAR_FLAG, last));
    }
    return command.size() > 4 && command.equals(PortChange.linkUp(command.get(4)).argv())
        ? Optional.of(new SafeFix(Kind.LINK_UP, command.get(4)))
        : Optional.empty();
  }
}
