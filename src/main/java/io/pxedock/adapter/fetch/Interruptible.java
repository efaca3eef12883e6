package io.pxedock.adapter.fetch;

import io.pxedock.model.Failure;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that waits where an interrupt is not heard, done so that it is. */
final class Interruptible {
  private Interruptible() {}

  /**
   * Does it, and returns when it is done.
   *
   * @param stop makes it end soon, with whatever exception
   * @throws Failure FAILED if this thread is interrupted meanwhile; else what the work throws
   */
  static void run(String name, Runnable work, Runnable stop) {
    FutureTask<Void> task = new FutureTask<>(work, null);
    Thread worker = new Thread(task, name);
    worker.setDaemon(true);
    worker.start();
    try {
      task.get();
    } catch (InterruptedException e) {
      stop.run();
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted", "run it again: it goes on from here").because(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Failure failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (CancellationException e) {
      throw new IllegalStateException("nobody cancels it", e);
    }
  }
}
