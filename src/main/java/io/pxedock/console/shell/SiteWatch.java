package io.pxedock.console.shell;

import io.pxedock.console.completion.Known;
import io.pxedock.core.engine.Site;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Looks at the site in the background, so that neither the prompt nor a key waits for Docker: after
 * each command, every few seconds while the shell is used, and seldom otherwise.
 */
final class SiteWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** How long after a command or a Tab the shell counts as being used. */
  private static final Duration USED = Duration.ofMinutes(1);

  /** How old the prompt may be when nobody uses the shell. */
  private static final Duration SELDOM = Duration.ofSeconds(30);

  /** How old an answer may be that completes a word. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  /** How long a Tab may wait for a fresh one. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  /** How long it may wait for the first: the first call to Docker is slow. */
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(3);

  private final Site site;
  private final Consumer<Snapshot> news;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "site-watch");
            thread.setDaemon(true);
            return thread;
          });

  private long lastUse = System.nanoTime();
  private Look latest;
  private Look pending;

  /** One look at the site, under way or done. */
  private static final class Look {
    private final long begun = System.nanoTime();
    private final CompletableFuture<Snapshot> snapshot = new CompletableFuture<>();
    private Known known;

    private boolean isOlderThan(Duration age) {
      return System.nanoTime() - begun > age.toNanos();
    }
  }

  /**
   * @param news told after each look, on the thread of the watch
   */
  SiteWatch(Site site, Consumer<Snapshot> news) {
    this.site = site;
    this.news = news;
  }

  void start() {
    looks.scheduleWithFixedDelay(
        this::lookIfWanted, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  // To read dnsmasq's log costs more than nobody looking at the prompt is worth.
  private synchronized void lookIfWanted() {
    boolean used = System.nanoTime() - lastUse < USED.toNanos();
    if (used || latest == null || latest.isOlderThan(SELDOM)) {
      look();
    }
  }

  /** Does something once, in the background, after the first look. */
  void onFirstLook(Runnable task) {
    looks.execute(
        () -> {
          lookNow();
          task.run();
        });
  }

  /** Looks again as soon as may be; what runs already began too early to count. */
  synchronized void lookAgain() {
    lastUse = System.nanoTime();
    look();
  }

  private synchronized void look() {
    Look look = new Look();
    try {
      looks.execute(() -> carryOut(look));
      pending = look;
    } catch (RejectedExecutionException e) {
      look.snapshot.cancel(false);
    }
  }

  private void lookNow() {
    Look look = new Look();
    synchronized (this) {
      pending = look;
    }
    carryOut(look);
  }

  private void carryOut(Look look) {
    synchronized (this) {
      if (pending != look) {
        look.snapshot.cancel(false);
        return;
      }
    }
    try {
      Snapshot snapshot = site.observe(Scope.DAEMON);
      look.known = Known.of(snapshot, this::changes);
      look.snapshot.complete(snapshot);
    } catch (RuntimeException e) {
      // The next look may fare better; the prompt keeps what it had.
      look.snapshot.completeExceptionally(e);
    }
    boolean seen = !look.snapshot.isCompletedExceptionally();
    synchronized (this) {
      latest = seen ? look : latest;
      pending = pending == look ? null : pending;
    }
    if (seen) {
      news.accept(look.snapshot.join());
    }
  }

  /** What was last seen. */
  Optional<Snapshot> latest() {
    Look look = latestLook();
    return look == null ? Optional.empty() : Optional.of(look.snapshot.getNow(null));
  }

  private synchronized Look latestLook() {
    return latest;
  }

  private synchronized Look fresh() {
    if (pending == null && (latest == null || latest.isOlderThan(FRESH))) {
      lookAgain();
    }
    return pending == null ? latest : pending;
  }

  /** What is known of the site: fresh if that can be had in a moment, else the last that was. */
  Known known() {
    Optional<Known> fresh = within(PATIENCE);
    Look last = latestLook();
    return fresh.orElseGet(
        () -> last != null ? last.known : Known.of(site.observe(Scope.WORKDIR), this::changes));
  }

  /**
   * The same, for what only Docker can tell: before Docker has answered once, that is waited for.
   */
  Known knownByDocker() {
    return latestLook() != null ? known() : within(FIRST_PATIENCE).orElseGet(this::known);
  }

  private Optional<Known> within(Duration patience) {
    Look look = fresh();
    try {
      look.snapshot.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return Optional.of(look.known);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException | RuntimeException e) {
      // What there is has to do.
    }
    return Optional.empty();
  }

  /** The changes that can be taken back, the latest first. */
  private List<JournalEntry> changes() {
    try {
      return site.engine().journal().takeable();
    } catch (Failure e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
