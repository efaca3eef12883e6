package io.pxedock.model.file;

import java.nio.file.Path;
import java.util.Map;

/** Where a user's own state lies, by the XDG base directory specification. */
public final class StateDirectory {
  private StateDirectory() {}

  /** {@code $XDG_STATE_HOME/pxedock}, else {@code ~/.local/state/pxedock}; it need not be there. */
  public static Path of(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    // By the specification a relative path counts for nothing.
    Path base = state.startsWith("/") ? Path.of(state) : Path.of(home, ".local", "state");
    return base.resolve("pxedock");
  }
}
