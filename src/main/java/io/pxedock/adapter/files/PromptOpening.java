package io.pxedock.adapter.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens a file whose name others can change: a pipe that takes its place after it was looked at
 * would wait for a writer for ever, and the JDK cannot ask for O_NONBLOCK.
 */
final class PromptOpening {
  /** A regular file opens in milliseconds, one on a busy network file system in seconds. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private PromptOpening() {}

  /**
   * Opens a file.
   *
   * @param path for messages
   * @param open opens it for reading
   * @throws FileSystemException if it does not open within the patience
   */
  static FileChannel open(Path path, Duration patience, Callable<FileChannel> open)
      throws IOException {
    CompletableFuture<FileChannel> opened = new CompletableFuture<>();
    Undisturbed.start(() -> hand(opened, open));
    boolean interrupted = false;
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        try {
          return opened.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (TimeoutException e) {
          FileSystemException late =
              new FileSystemException(path.toString(), null, "it does not open: a pipe?");
          if (opened.completeExceptionally(late)) {
            throw late;
          }
        } catch (ExecutionException e) {
          throw Undisturbed.thrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void hand(CompletableFuture<FileChannel> opened, Callable<FileChannel> open) {
    try {
      FileChannel channel = open.call();
      if (!opened.complete(channel)) {
        channel.close();
      }
    } catch (Exception e) {
      opened.completeExceptionally(e);
    }
  }
}
