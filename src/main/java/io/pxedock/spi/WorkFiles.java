package io.pxedock.spi;

import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.text.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The files of the work directory. Failures are unreachable (exit 4) unless said otherwise. */
public interface WorkFiles {
  /** What the file system says of a path, links not followed; nothing when nothing is there. */
  Optional<FileInfo> info(Path path);

  /** The same, links followed. */
  Optional<FileInfo> infoFollowingLinks(Path path);

  /** The whole file, links followed. */
  Bytes read(Path path);

  /** What stands at the path, links not followed. */
  Content content(Path path);

  /** The names in a directory, sorted. */
  List<String> list(Path directory);

  /**
   * Makes a directory, and those above it; one that is there already stays as it is.
   *
   * @throws io.pxedock.model.Failure failed (1) when it cannot be made
   */
  void makeDirectory(Path directory);

  /**
   * Makes the path stand for {@code wanted} in one step that happens whole or not at all: a crash
   * leaves the old content or the new. A file that is replaced keeps its mode and owner; one that
   * is reached through a symbolic link is replaced where it lies.
   *
   * @throws io.pxedock.model.Failure refused (3) when what stands there is no longer {@code
   *     expected}; failed (1) when it cannot be written
   */
  void replace(Path path, Content expected, Content wanted);

  /**
   * Makes a new file with these permissions, whatever the umask is; whole or not at all, as in
   * {@link #replace}.
   *
   * @param mode such as 0600
   * @throws io.pxedock.model.Failure refused (3) when something stands at the path; failed (1) when
   *     it cannot be written
   */
  void create(Path path, Content.Regular file, int mode);

  /**
   * Holds the lock on a work directory until closed; other processes wait.
   *
   * @throws io.pxedock.model.Failure failed (1) when it is not free within {@code patience}
   */
  Lock lock(Path file, Duration patience);

  /** A lock that is held. */
  interface Lock extends AutoCloseable {
    @Override
    void close();
  }
}
