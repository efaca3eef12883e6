package io.pxedock.core.operation;

import io.pxedock.model.file.Content;
import java.nio.file.Path;

/**
 * One path that a plan changes, from what stands there to what shall.
 *
 * @param shown the path as operators see it
 */
public record Change(Path path, String shown, Content before, Content after) {
  public boolean isNothing() {
    return before.equals(after);
  }
}
