package io.pxedock.model.file;

import java.nio.file.Path;
import java.util.Map;

/** The directory of a user's own state, by the XDG base directory specification. */
public final class StateDirectory {
  private StateDirectory() {}

  /**
   * Returns {@code $XDG_STATE_HOME/pxedock}, else {@code ~/.local/state/pxedock}; it may not exist.
   */
  public static Path of(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    // The specification says that a relative path is ignored.
    Path base = state.startsWith("/") ? Path.of(state) : Path.of(home, ".local", "state");
    return base.resolve("pxedock");
  }
}
