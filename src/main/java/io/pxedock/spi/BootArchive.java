package io.pxedock.spi;

import java.nio.file.Path;

/** The archive of the boot files: fetched, checked and unpacked where it can do no harm. */
public interface BootArchive {
  /**
   * The archive as a file of this machine: itself, or what a URL gives, kept in a directory so that
   * a transfer that was cut off goes on where it ended.
   *
   * @param source a path, or a URL of http, https or ftp
   * @throws io.pxedock.model.Failure unreachable (4) when there is no such file or nothing answers
   */
  Path fetch(String source, Path directory, Progress progress);

  /**
   * @param sha256 in hex; empty for no check
   * @throws io.pxedock.model.Failure refused (3) when the file has another one; what was fetched is
   *     then thrown away
   */
  void check(Path archive, String sha256, Path directory);

  /**
   * Unpacks it whole or not at all, as a directory that did not exist before.
   *
   * @throws io.pxedock.model.Failure refused (3) when it is broken, or holds what could reach out
   *     of the directory
   */
  void unpack(Path archive, Path directory, Progress progress);

  /** Moves files into a tree; what is there already stays. The source is gone afterwards. */
  void moveInto(Path unpacked, Path tree);

  /** Removes a directory that {@link #fetch} or {@link #unpack} made, with all that is in it. */
  void discard(Path directory);

  /** Copies a file of this machine, whole or not at all, readable for everybody. */
  void copy(Path source, Path target);
}
