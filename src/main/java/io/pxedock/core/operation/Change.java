package io.pxedock.core.operation;

import io.pxedock.model.file.Content;
import java.nio.file.Path;

/**
 * One path that a plan changes, from what stands there to what shall.
 *
 * @param shown the path as operators see it
 * @param mode the permissions of a file that is made new, such as 0600; 0 for what the umask gives
 */
public record Change(Path path, String shown, Content before, Content after, int mode) {
  /** A change whose new file gets the permissions that the umask gives. */
  public Change(Path path, String shown, Content before, Content after) {
    this(path, shown, before, after, 0);
  }

  /** Returns whether the content stays the same. */
  public boolean isNothing() {
    return before.equals(after);
  }
}
