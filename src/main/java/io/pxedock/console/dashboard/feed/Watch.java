package io.pxedock.console.dashboard.feed;

import io.pxedock.model.Failure;
import io.pxedock.model.file.FileInfo;
import io.pxedock.spi.WorkFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The system's watch on some directories. It stays with a directory that is moved away, or that
 * another one is mounted over, and does not say so: whether it still watches what is at the paths
 * is looked up. A directory that does not exist, or that the caller may not list, keeps none of the
 * others from being watched: it is looked up as well.
 */
final class Watch implements AutoCloseable {
  /** At the latest; what is moved within a watched directory is noticed at once. */
  private static final long LOOK_UP_MILLIS = 1000;

  private final WatchService service;
  private final WorkFiles files;
  private final Map<Path, Optional<String>> watched = new HashMap<>();
  private final Map<Path, Optional<String>> unwatched = new HashMap<>();

  /**
   * @throws Failure if none of them can be watched, or if the system has no more watches
   */
  Watch(Set<Path> directories, WorkFiles files) {
    this.files = files;
    try {
      service = FileSystems.getDefault().newWatchService();
    } catch (IOException e) {
      throw Failure.failed("cannot watch files: " + e.getMessage(), "").because(e);
    }
    FileSystemException refused = null;
    for (Path directory : directories) {
      try {
        // Before the watch begins, so that what is put in its place meanwhile is noticed.
        watched.put(directory, identity(directory));
        directory.register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      } catch (NoSuchFileException | AccessDeniedException e) {
        refused = e;
        watched.remove(directory);
        unwatched.put(directory, state(directory));
      } catch (IOException e) {
        throw cannotWatch(directory, e);
      }
    }
    if (watched.isEmpty() && refused != null) {
      throw cannotWatch(Path.of(refused.getFile()), refused);
    }
  }

  private Failure cannotWatch(Path directory, IOException e) {
    close();
    String why = e instanceof NoSuchFileException ? " is gone" : " cannot be watched";
    return Failure.failed(directory + why, "").because(e);
  }

  private Optional<String> identity(Path directory) {
    return files.infoFollowingLinks(directory).map(FileInfo::inode);
  }

  /** Returns what differs when an entry comes or goes; empty if there is no directory. */
  private Optional<String> state(Path directory) {
    return files.infoFollowingLinks(directory).map(info -> info.inode() + " " + info.modified());
  }

  /** Tells what happens, until it is closed or a directory is not the one that was watched. */
  void followWhileSame(Consumer<WatchEvent<?>> told) {
    try {
      boolean same = true;
      while (same) {
        WatchKey key = service.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents().forEach(told);
          same = key.reset();
        }
        same &= isSame();
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      // closed
    }
  }

  private boolean isSame() {
    return watched.entrySet().stream().allMatch(w -> w.getValue().equals(identity(w.getKey())))
        && unwatched.entrySet().stream().allMatch(w -> w.getValue().equals(state(w.getKey())));
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      // It is as closed as it will ever be.
    }
  }
}
