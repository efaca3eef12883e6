package io.pxedock.spi;

import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.text.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The files of the work directory. Methods throw a Failure UNREACHABLE unless stated otherwise. */
public interface WorkFiles {
  /** Returns the properties of a path without following links; empty if nothing exists there. */
  Optional<FileInfo> info(Path path);

  /** Returns the properties of the file that a path leads to, following links. */
  Optional<FileInfo> infoFollowingLinks(Path path);

  /** Returns a path with every symbolic link in it resolved; empty if nothing exists there. */
  Optional<Path> real(Path path);

  /** Reads the whole file, following links. */
  Bytes read(Path path);

  /** Returns the content at a path without following links: a file, a link, or nothing. */
  Content content(Path path);

  /** Returns the names in a directory, sorted. */
  List<String> list(Path directory);

  /**
   * Returns whether the caller may write at a path: in the directory, or in the nearest one above
   * that exists.
   */
  boolean isWritable(Path path);

  /**
   * Returns the name of the user who owns what is at the path, if that is neither root, nor the
   * caller, nor the person behind sudo; empty for those, and where nothing is.
   */
  Optional<String> stranger(Path path);

  /** Reads a file and asks who owns it, of one and the same file; a link is not followed. */
  OwnedFile readOwned(Path path);

  /**
   * A file with its owner.
   *
   * @param stranger as of {@link #stranger}
   */
  record OwnedFile(Bytes bytes, Optional<String> stranger) {}

  /**
   * Creates a directory and its parents; a directory that exists is left as it is.
   *
   * @throws io.pxedock.model.Failure FAILED if the directory cannot be created
   */
  void makeDirectory(Path directory);

  /**
   * Replaces the content at a path in one atomic step: a crash leaves the old content or the new
   * one. The new file keeps the mode and owner of the old one; a file that is reached through a
   * symbolic link is replaced at the link's target.
   *
   * @throws io.pxedock.model.Failure REFUSED if the content is not {@code expected} any more;
   *     FAILED if the file cannot be written
   */
  void replace(Path path, Content expected, Content wanted);

  /**
   * Creates a new file with these permissions, independent of the umask, atomically as {@link
   * #replace} does.
   *
   * @param mode such as 0600
   * @throws io.pxedock.model.Failure REFUSED if the path exists; FAILED if the file cannot be
   *     written
   */
  void create(Path path, Content.Regular file, int mode);

  /**
   * Holds the lock on a work directory until closed; other processes wait.
   *
   * @throws io.pxedock.model.Failure FAILED if the lock is not free within {@code patience}
   */
  Lock lock(Path file, Duration patience);

  /** A lock that is held. */
  interface Lock extends AutoCloseable {
    @Override
    void close();
  }
}
