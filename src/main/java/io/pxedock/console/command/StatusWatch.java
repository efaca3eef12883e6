package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.engine.Site;
import io.pxedock.core.engine.SiteMonitor;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Failure;
import io.pxedock.spi.ContainerEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Prints the status again after each change, until interrupted: on Docker's events at once; changes
 * without events (an editor, Open vSwitch) within 2 s.
 */
final class StatusWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final Site site;
  private final Session session;

  StatusWatch(Session session) {
    this.site = session.site();
    this.session = session;
  }

  @SuppressWarnings("try") // events that are followed are only ever closed
  void run(Function<SiteStatus, List<Line>> print) {
    BlockingQueue<Supplier<SiteStatus>> seen = new LinkedBlockingQueue<>();
    List<Line> shown = List.of();
    try (SiteMonitor monitor = monitor(seen);
        ContainerEngine.Subscription events = follow(monitor)) {
      monitor.look(Scope.EVERYTHING);
      monitor.every(INTERVAL, () -> monitor.look(Scope.EVERYTHING));
      while (true) {
        List<Line> now = print.apply(seen.take().get());
        if (!now.equals(shown)) {
          show(now, shown.isEmpty());
          shown = now;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SiteMonitor monitor(BlockingQueue<Supplier<SiteStatus>> seen) {
    return new SiteMonitor(
        site,
        Scope.EVERYTHING,
        Duration.ZERO,
        snapshot -> seen.add(() -> SiteStatus.of(snapshot)),
        failure ->
            seen.add(
                () -> {
                  throw failure;
                }));
  }

  private ContainerEngine.Subscription follow(SiteMonitor monitor) {
    try {
      return site.docker().followEvents(e -> monitor.look(Scope.EVERYTHING), ended -> {});
    } catch (Failure e) {
      // The status itself reports that Docker cannot be reached.
      return () -> {};
    }
  }

  private void show(List<Line> lines, boolean first) {
    if (!session.clear() && !first) {
      session.print(List.of(Line.EMPTY));
    }
    lines.forEach(line -> session.style().print(session.streams().out(), line));
    session.streams().out().flush();
  }
}
