package io.pxedock.adapter.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who owns what pxedock makes new: the owner of the directory it is made in, so that one {@code
 * sudo pxedock} does not lock the operators out of their own work directory.
 */
final class Ownership {
  private Ownership() {}

  /** Hands a new path to the owner of its directory, as far as this user may. */
  static void inheritFromParent(Path path) throws IOException {
    Map<String, Object> own = Files.readAttributes(path, "unix:uid,gid");
    Path directory = path.toAbsolutePath().getParent();
    Map<String, Object> above = Files.readAttributes(directory, "unix:uid,gid");
    // Only root gives files away; anybody else makes them as himself.
    if (own.get("uid").equals(0) && !above.get("uid").equals(0)) {
      Files.setAttribute(path, "unix:gid", above.get("gid"));
      Files.setAttribute(path, "unix:uid", above.get("uid"));
    }
  }
}
