package io.pxedock.spi;

import java.nio.file.Path;
import java.util.Optional;

/** Fetches, checks and unpacks the archive of the boot files. */
public interface BootArchive {
  /**
   * Returns the archive as a file of this machine. A download is kept in {@code directory}, so that
   * a transfer that was cut off resumes where it ended.
   *
   * @param source a path, or a URL of a {@link io.pxedock.model.net.UrlScheme}
   * @throws io.pxedock.model.Failure UNREACHABLE if the file does not exist or the server does not
   *     answer
   */
  Path fetch(String source, Path directory, Progress progress);

  /**
   * Returns the SHA-256 checksum of a download that is complete and kept in {@code directory}, in
   * lower-case hex; empty if there is none.
   *
   * @param source the URL that was given to {@link #fetch}
   */
  Optional<String> fetchedSum(String source, Path directory);

  /**
   * Compares the archive with a SHA-256 checksum. A download that differs is removed.
   *
   * @param sha256 in hex; empty for no check
   * @throws io.pxedock.model.Failure REFUSED if the checksum differs
   */
  void check(Path archive, String sha256, Path directory);

  /**
   * Unpacks the archive, whole or not at all, into a directory that does not exist yet.
   *
   * @throws io.pxedock.model.Failure REFUSED if the archive is damaged or contains an entry that
   *     leads out of the directory
   */
  void unpack(Path archive, Path directory, Progress progress);

  /** Moves files into a tree, keeps files that exist there, and removes the source. */
  void moveInto(Path unpacked, Path tree);

  /** Removes a directory that {@link #fetch} or {@link #unpack} created, with its contents. */
  void discard(Path directory);

  /** Copies a file of this machine, whole or not at all, with mode 0644. */
  void copy(Path source, Path target);
}
