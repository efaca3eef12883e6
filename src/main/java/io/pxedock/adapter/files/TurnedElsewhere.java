package io.pxedock.adapter.files;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Thrown if what was opened is not at the place that was meant. */
public final class TurnedElsewhere extends FileSystemException {
  private static final long serialVersionUID = 1;

  TurnedElsewhere(Path meant) {
    super(meant.toString(), null, "a link, or something that moves, is on the way");
  }
}
