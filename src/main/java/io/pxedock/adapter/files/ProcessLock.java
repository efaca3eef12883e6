package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import io.pxedock.spi.WorkFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lock on a file, which the kernel takes back when its holder dies. The file holds the process id
 * of the holder and stays when the lock is given back: to remove it would let two processes hold
 * locks on two files of one name.
 */
final class ProcessLock implements WorkFiles.Lock {
  private static final long POLL_MILLIS = 20;

  // The kernel's locks belong to the process: between its own threads they decide nothing, and any
  // close of the file by one thread would drop the lock of another. So threads settle it first.
  private static final Map<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

  private final Semaphore turn;
  private final FileChannel channel;
  private final AtomicBoolean held = new AtomicBoolean(true);

  private ProcessLock(Semaphore turn, FileChannel channel) {
    this.turn = turn;
    this.channel = channel;
  }

  /**
   * @throws Failure failed, when it is not free within {@code patience}, naming the holder
   */
  static ProcessLock take(Path file, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      Path known = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
      Semaphore turn = THREADS.computeIfAbsent(known, path -> new Semaphore(1, true));
      if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(file, String.valueOf(ProcessHandle.current().pid()));
      }
      try {
        return new ProcessLock(turn, lockedChannel(known, deadline));
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

  private static FileChannel lockedChannel(Path file, long deadline)
      throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      while (true) {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          channel.truncate(0);
          channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
          return channel;
        }
        if (System.nanoTime() - deadline >= 0) {
          throw busy(file, holder(channel));
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(32);
    channel.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).trim();
  }

  private static Failure busy(Path file, String holder) {
    boolean known = holder.matches("[0-9]+");
    return Failure.failed(
        "another pxedock" + (known ? ", process " + holder + "," : "") + " holds " + file,
        "wait until it is done" + (known ? ", or look at it with ps " + holder : ""));
  }

  @Override
  public void close() {
    if (held.compareAndSet(true, false)) {
      try {
        channel.close();
      } catch (IOException e) {
        // The kernel drops the lock with the file descriptor even when close complains.
      } finally {
        turn.release();
      }
    }
  }
}
