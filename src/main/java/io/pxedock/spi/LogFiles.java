package io.pxedock.spi;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Logs that were saved to files, packed with gzip or not. */
public interface LogFiles {
  /**
   * Returns a log and what was rotated away from it, such as {@code log.2.gz} and {@code log.1},
   * oldest first.
   *
   * @throws io.pxedock.model.Failure UNREACHABLE if the directory cannot be read
   */
  List<Path> parts(Path file);

  /** Returns when a file was written last. */
  Instant written(Path file);

  /**
   * Reads a file line by line, in bounded memory.
   *
   * @throws io.pxedock.model.Failure UNREACHABLE if the file cannot be read, or is damaged
   */
  void read(Path file, Consumer<String> lines);
}
