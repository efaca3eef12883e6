package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import io.pxedock.spi.WorkFiles;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lock on a file, which the kernel releases when its holder dies. The file stays when the lock is
 * given back: to remove it would let two processes hold locks on two files of one name. Nothing is
 * written to it; only those who may write the tree can open it, and so hold it.
 */
final class ProcessLock implements WorkFiles.Lock {
  private static final long POLL_MILLIS = 20;

  // The kernel's locks belong to the process: between its own threads they decide nothing, and any
  // close of the file by one thread would drop the lock of another. So threads settle it first.
  private static final Map<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

  private final Semaphore turn;
  private final HeldFile held;
  private final AtomicBoolean isHeld = new AtomicBoolean(true);

  private ProcessLock(Semaphore turn, HeldFile held) {
    this.turn = turn;
    this.held = held;
  }

  /**
   * @param file as operators know it
   * @throws Failure FAILED if it is not free within {@code patience}, with its holder; REFUSED if
   *     it is not a file of the tree's
   */
  static ProcessLock take(Path file, WritePlace place, Tree tree, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      Path known = place.directory().resolve(place.name());
      Semaphore turn = THREADS.computeIfAbsent(known, path -> new Semaphore(1, true));
      if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(file, Optional.of(ProcessHandle.current().pid()));
      }
      try {
        return new ProcessLock(turn, locked(file, place, tree, deadline));
      } catch (IOException | InterruptedException | RuntimeException e) {
        turn.release();
        throw e;
      }
    } catch (IOException e) {
      throw IoFailure.writing(file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted while waiting for " + file, "");
    }
  }

  private static HeldFile locked(Path file, WritePlace place, Tree tree, long deadline)
      throws IOException, InterruptedException {
    HeldFile held = Undisturbed.call(() -> open(file, place, tree));
    try {
      while (true) {
        FileLock lock = held.channel().tryLock();
        if (lock != null) {
          return held;
        }
        Optional<Long> holder = LockHolder.of(held.rights());
        if (holder.isPresent() && !LockHolder.isPxedock(holder.get())) {
          throw stranger(file, holder.get());
        }
        if (System.nanoTime() - deadline >= 0) {
          throw busy(file, holder);
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private static HeldFile open(Path file, WritePlace place, Tree tree) throws IOException {
    try (HeldDirectory directory = HeldDirectory.open(place.directory())) {
      if (isThere(directory, place.name())
          && directory.rights(place.name()).kind() != Rights.Kind.FILE) {
        throw notOurs(file);
      }
      HeldFile held = directory.openOrCreate(place.name());
      try {
        Rights rights = held.rights();
        // Looked at again: what is open now may not be what was there before.
        if (rights.kind() != Rights.Kind.FILE
            || rights.links() != 1
            || !tree.isOwned(rights, directory)) {
          throw notOurs(file);
        }
        tree.closeToOthers(held, directory);
        return held;
      } catch (IOException | RuntimeException e) {
        held.close();
        throw e;
      }
    }
  }

  private static boolean isThere(HeldDirectory directory, String name) throws IOException {
    try {
      directory.rights(name);
      return true;
    } catch (java.nio.file.NoSuchFileException e) {
      return false;
    }
  }

  private static Failure notOurs(Path file) {
    return Failure.refused(
        file + " is not a lock of this tree's owner: it is a link, a pipe, or another user's file",
        "look at it with 'ls -la " + file.getParent() + "', then remove it");
  }

  private static Failure stranger(Path file, long holder) {
    return Failure.failed(
        "process " + holder + ", which is not a pxedock, holds " + file,
        "look at it with 'ps " + holder + "', and end it");
  }

  private static Failure busy(Path file, Optional<Long> holder) {
    return Failure.failed(
        "another pxedock"
            + holder.map(pid -> ", process " + pid + ",").orElse("")
            + " holds "
            + file,
        "wait until it is done"
            + holder.map(pid -> ", or look at it with 'ps " + pid + "'").orElse(""));
  }

  @Override
  public void close() {
    if (isHeld.compareAndSet(true, false)) {
      try {
        held.close();
      } catch (IOException e) {
        // The kernel drops the lock with the file descriptor even when close complains.
      } finally {
        turn.release();
      }
    }
  }
}
