package io.pxedock.core.engine;

import io.pxedock.model.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The changes that this process has begun. A process that is told to end by a closed terminal, a
 * dropped connection or a signal finishes them first, and begins no other.
 */
public final class RunningChanges {
  /** The changes of this process, whichever site they are made on. */
  public static final RunningChanges OF_THIS_PROCESS = new RunningChanges();

  /** How long the parts that may be cancelled have to end by themselves. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final List<Attempt> running = new ArrayList<>();
  private boolean ending;

  /** A change on a thread of its own, which an interrupt reaches only where it may be cancelled. */
  static final class Attempt {
    private Thread thread;
    private boolean cancellable;
    private boolean cancelled;

    /** From here on a cancel interrupts, also one that came before. */
    synchronized void mayBeCancelled() {
      cancellable = true;
      if (cancelled) {
        Thread.currentThread().interrupt();
      }
    }

    /** From here on a cancel waits: files are written, and all of them or none. */
    synchronized void mustGoOn() {
      cancellable = false;
      Thread.interrupted();
    }

    private synchronized void cancel() {
      cancelled = true;
      if (cancellable) {
        thread.interrupt();
      }
    }
  }

  /**
   * Makes a change. An interrupt of the caller cancels it where it may be cancelled, and else only
   * when it is done.
   *
   * @throws Failure FAILED if this process is ending
   */
  <T> T run(Function<Attempt, T> change) {
    Attempt attempt = new Attempt();
    FutureTask<T> task = new FutureTask<>(() -> change.apply(attempt));
    attempt.thread = new Thread(() -> runToItsEnd(task, attempt), "change");
    begin(attempt);
    attempt.thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
          if (!isEnding()) {
            attempt.cancel();
          }
        }
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void runToItsEnd(FutureTask<?> task, Attempt attempt) {
    try {
      task.run();
    } finally {
      end(attempt);
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  private synchronized void begin(Attempt attempt) {
    if (ending) {
      throw Failure.failed("pxedock is ending, nothing is changed", "start it again");
    }
    running.add(attempt);
  }

  private synchronized void end(Attempt attempt) {
    running.remove(attempt);
    notifyAll();
  }

  /** Returns whether no change is under way. */
  synchronized boolean isIdle() {
    return running.isEmpty();
  }

  /** Returns whether this process was told to end. */
  synchronized boolean isEnding() {
    return ending;
  }

  /**
   * Lets no change begin from now on, and waits for those that were begun. What may be cancelled,
   * such as the download of an image, is cancelled after 2 s.
   *
   * @return whether all have ended
   */
  public boolean finish(Duration patience) {
    synchronized (this) {
      ending = true;
    }
    if (await(GRACE)) {
      return true;
    }
    List<Attempt> slow;
    synchronized (this) {
      slow = List.copyOf(running);
    }
    slow.forEach(Attempt::cancel);
    return await(patience.minus(GRACE));
  }

  /**
   * Waits for the changes that were begun; others may begin.
   *
   * @return whether all have ended
   */
  public synchronized boolean await(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    while (!running.isEmpty() && System.nanoTime() - deadline < 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return running.isEmpty();
  }
}
