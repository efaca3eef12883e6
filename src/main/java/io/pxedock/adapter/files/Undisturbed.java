package io.pxedock.adapter.files;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Work that an interrupt (Ctrl-C) does not end half-way: an interrupt closes the channel that a
 * thread uses, so the work gets a thread of its own that nobody knows.
 */
final class Undisturbed {
  private static final Executor THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "files");
            thread.setDaemon(true);
            return thread;
          });

  private Undisturbed() {}

  /** File work. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** Starts work that nobody waits for here. */
  static void start(Runnable work) {
    THREADS.execute(work);
  }

  static void run(Work work) throws IOException {
    call(
        () -> {
          work.run();
          return null;
        });
  }

  /** Returns the result of the work; an interrupt meanwhile is kept for later. */
  static <T> T call(Callable<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work);
    THREADS.execute(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw thrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static IOException thrown(Throwable cause) {
    if (cause instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }
}
