package io.pxedock.core.engine;

import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Observes a site on a thread of its own, one look at a time. Requests that come while a look runs
 * are answered by one more look; none is answered by a look that began before it.
 */
public final class SiteMonitor implements AutoCloseable {
  private final Site site;
  private final Scope whole;
  private final Duration delay;
  private final Consumer<Snapshot> seen;
  private final Consumer<RuntimeException> failed;
  private final ScheduledExecutorService thread;
  private Look waiting;
  private Look running;
  private long lastBegun;
  private Snapshot latest;

  /** One look at the site: requested, under way or done. */
  private static final class Look {
    private final CompletableFuture<Snapshot> snapshot = new CompletableFuture<>();
    private Scope scope;
  }

  /**
   * Creates a monitor, which observes nothing until it is asked to.
   *
   * @param whole the scope of the first look; later ones may be smaller and are merged into it
   * @param delay how long a request waits for others that come with it
   * @param seen receives what is known after each look, on the monitor's thread
   * @param failed receives the failure of a look, on the monitor's thread
   */
  public SiteMonitor(
      Site site,
      Scope whole,
      Duration delay,
      Consumer<Snapshot> seen,
      Consumer<RuntimeException> failed) {
    this.site = site;
    this.whole = whole;
    this.delay = delay;
    this.seen = seen;
    this.failed = failed;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread monitor = new Thread(task, "site-monitor");
              monitor.setDaemon(true);
              return monitor;
            });
  }

  /**
   * Requests a look that begins from now on.
   *
   * @return the snapshot, once the look is done; cancelled when the monitor is closed
   */
  public synchronized CompletableFuture<Snapshot> look(Scope scope) {
    Look look = waiting;
    if (look == null) {
      look = new Look();
      look.scope = scope;
      waiting = look;
      if (running == null) {
        schedule();
      }
    } else if (scope.holds(look.scope)) {
      look.scope = scope;
    }
    return look.snapshot;
  }

  /** Returns the look that is requested or under way, the latest if it is fresh, or a new one. */
  public synchronized CompletableFuture<Snapshot> fresh(Duration age) {
    if (waiting != null) {
      return waiting.snapshot;
    }
    if (running != null) {
      return running.snapshot;
    }
    return isOlderThan(age) ? look(whole) : CompletableFuture.completedFuture(latest);
  }

  /** Returns what is known; empty before the first look is done. */
  public synchronized Optional<Snapshot> latest() {
    return Optional.ofNullable(latest);
  }

  /** Returns whether the last look began longer ago, or there was none. */
  public synchronized boolean isOlderThan(Duration age) {
    return latest == null || System.nanoTime() - lastBegun > age.toNanos();
  }

  /** Runs a task on the monitor's thread, between two looks. */
  public void execute(Runnable task) {
    thread.execute(task);
  }

  /** Runs a task on the monitor's thread again and again, with that pause between two runs. */
  public void every(Duration pause, Runnable task) {
    thread.scheduleWithFixedDelay(task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void schedule() {
    try {
      thread.schedule(this::carryOut, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      waiting.snapshot.cancel(false);
      waiting = null;
    }
  }

  private void carryOut() {
    Look look;
    Snapshot before;
    synchronized (this) {
      look = waiting;
      waiting = null;
      running = look;
      before = latest;
    }
    long begun = System.nanoTime();
    try {
      Scope scope = before == null || look.scope.holds(whole) ? whole : look.scope;
      Snapshot found = site.observe(scope);
      Snapshot now = scope == whole ? found : found.over(before, scope);
      synchronized (this) {
        latest = now;
        lastBegun = begun;
      }
      seen.accept(now);
      goOn();
      look.snapshot.complete(now);
    } catch (RuntimeException e) {
      failed.accept(e);
      goOn();
      look.snapshot.completeExceptionally(e);
    }
  }

  private synchronized void goOn() {
    running = null;
    if (waiting != null) {
      schedule();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    synchronized (this) {
      if (waiting != null) {
        waiting.snapshot.cancel(false);
      }
    }
  }
}
