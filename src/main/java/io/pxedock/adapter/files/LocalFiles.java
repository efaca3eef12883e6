package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.text.Bytes;
import io.pxedock.spi.WorkFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The work directory on this machine's disk.
 *
 * <p>A replaced file keeps its mode, owner and group; access control lists and extended attributes
 * are not kept, since the JDK cannot reach them.
 */
public final class LocalFiles implements WorkFiles {
  private final WriteHook point;

  public LocalFiles() {
    this(WriteHook.NONE);
  }

  /** For fault tests. */
  LocalFiles(WriteHook point) {
    this.point = point;
  }

  @Override
  public Optional<FileInfo> info(Path path) {
    return SafeFileReader.info(path, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Optional<FileInfo> infoFollowingLinks(Path path) {
    return SafeFileReader.info(path);
  }

  @Override
  public Bytes read(Path path) {
    return SafeFileReader.read(path);
  }

  @Override
  public Content content(Path path) {
    return SafeFileReader.content(path);
  }

  /** Without the temporary files of replacements that are under way or were cut short. */
  @Override
  public List<String> list(Path directory) {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths
          .map(path -> path.getFileName().toString())
          .filter(name -> !TemporaryName.isOne(name))
          .sorted()
          .toList();
    } catch (NotDirectoryException e) {
      throw Failure.unreachable(directory + " is not a directory", "move it out of the way");
    } catch (UncheckedIOException e) {
      throw IoFailure.reading(directory, e.getCause());
    } catch (IOException e) {
      throw IoFailure.reading(directory, e);
    }
  }

  @Override
  public void makeDirectory(Path directory) {
    try {
      make(directory.toAbsolutePath());
    } catch (FileAlreadyExistsException e) {
      throw Failure.unreachable(
          e.getFile() + " is a file, where a directory belongs", "move it out of the way");
    } catch (IOException e) {
      throw IoFailure.making(directory, e);
    }
  }

  private static void make(Path directory) throws IOException {
    if (directory == null || Files.isDirectory(directory)) {
      return;
    }
    make(directory.getParent());
    try {
      Files.createDirectory(directory);
      Ownership.inheritFromParent(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
    DirectorySync.force(directory.getParent());
  }

  @Override
  public void replace(Path path, Content expected, Content wanted) {
    new Replacement(path, expected, 0, point).become(wanted);
  }

  @Override
  public void create(Path path, Content.Regular file, int mode) {
    new Replacement(path, Content.ABSENT, mode, point).become(file);
  }

  @Override
  public Lock lock(Path file, Duration patience) {
    Lock lock = ProcessLock.take(file, patience);
    // By whoever holds the lock: no other pxedock is writing now.
    TemporaryName.sweepAround(file.toAbsolutePath());
    return lock;
  }
}
