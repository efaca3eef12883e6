package io.pxedock.console.shell;

import io.pxedock.console.completion.ImageNames;
import io.pxedock.console.completion.Known;
import io.pxedock.core.engine.Site;
import io.pxedock.core.engine.SiteMonitor;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Watches the site for the shell, so that neither the prompt nor a key waits for Docker: after each
 * command, every 5 s while the shell is used, and every 30 s otherwise.
 */
final class SiteWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** How long after a command or a Tab the shell counts as being used. */
  private static final Duration IN_USE = Duration.ofMinutes(1);

  /** How old the prompt may be when nobody uses the shell. */
  private static final Duration MAX_AGE = Duration.ofSeconds(30);

  /** How old an answer may be that completes a word. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  /** How long a Tab may wait for a fresh answer. */
  private static final Duration TAB_TIMEOUT = Duration.ofMillis(300);

  /** How long a Tab may wait for the first answer: the first call to Docker is slow. */
  private static final Duration FIRST_TIMEOUT = Duration.ofSeconds(3);

  private final Site site;
  private final SiteMonitor monitor;
  private volatile long lastUse = System.nanoTime();
  private volatile Known known;

  /**
   * Creates a watch.
   *
   * @param news receives the site after each look, on the thread of the monitor
   */
  SiteWatch(Site site, Consumer<Snapshot> news) {
    this.site = site;
    // After a failed look the prompt keeps what it had.
    this.monitor =
        new SiteMonitor(
            site,
            Scope.DAEMON,
            Duration.ZERO,
            snapshot -> {
              known = Known.of(snapshot, this::changes, () -> ImageNames.of(site));
              news.accept(snapshot);
            },
            failure -> {});
  }

  void start() {
    monitor.every(PERIOD, this::lookIfWanted);
  }

  // Reading dnsmasq's log is too much work for a prompt that nobody looks at.
  private void lookIfWanted() {
    boolean used = System.nanoTime() - lastUse < IN_USE.toNanos();
    if (used || monitor.isOlderThan(MAX_AGE)) {
      monitor.look(Scope.DAEMON);
    }
  }

  /** Runs a task once, in the background, after the first look. */
  void onFirstLook(Runnable task) {
    monitor
        .look(Scope.DAEMON)
        .whenCompleteAsync((snapshot, failure) -> task.run(), monitor::execute);
  }

  /** Looks again; a look that already runs began too early to count. */
  void lookAgain() {
    lastUse = System.nanoTime();
    monitor.look(Scope.DAEMON);
  }

  /** Returns the site as it was last seen. */
  Optional<Snapshot> latest() {
    return monitor.latest();
  }

  /** Returns what is known of the site: fresh if that takes at most 300 ms, else the last known. */
  Known known() {
    return within(TAB_TIMEOUT)
        .or(() -> Optional.ofNullable(known))
        .orElseGet(
            () -> Known.of(site.observe(Scope.WORKDIR), this::changes, () -> ImageNames.of(site)));
  }

  /** Returns what is known, after waiting up to 3 s for Docker's first answer. */
  Known knownByDocker() {
    return known != null ? known() : within(FIRST_TIMEOUT).orElseGet(this::known);
  }

  private Optional<Known> within(Duration timeout) {
    lastUse = System.nanoTime();
    try {
      monitor.fresh(FRESH).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return Optional.of(known);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException | RuntimeException e) {
      // The caller takes what is known already.
    }
    return Optional.empty();
  }

  /** Returns the changes that can be undone, the latest first. */
  private List<JournalEntry> changes() {
    try {
      return site.engine().journal().takeable();
    } catch (Failure e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    monitor.close();
  }
}
