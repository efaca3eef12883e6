package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.engine.Site;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Failure;
import io.pxedock.spi.ContainerEngine;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The status, shown anew whenever it has changed, until interrupted. Docker's events make it look
 * at once; what tells nobody, such as an editor or Open vSwitch, is looked for every two seconds.
 */
final class StatusWatch {
  private static final long PATIENCE_SECONDS = 2;

  private final Site site;
  private final Session session;

  StatusWatch(Session session) {
    this.site = session.site();
    this.session = session;
  }

  @SuppressWarnings("try") // events that are followed are only ever closed
  void run(Function<SiteStatus, List<Line>> print) {
    BlockingQueue<Boolean> events = new LinkedBlockingQueue<>();
    List<Line> shown = List.of();
    try (ContainerEngine.Subscription subscription = follow(events)) {
      while (true) {
        events.clear();
        List<Line> now = print.apply(SiteStatus.of(site.observe(Scope.EVERYTHING)));
        if (!now.equals(shown)) {
          show(now, shown.isEmpty());
          shown = now;
        }
        events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ContainerEngine.Subscription follow(BlockingQueue<Boolean> events) {
    try {
      return site.docker().followEvents(e -> events.add(true), ended -> {});
    } catch (Failure e) {
      // The status itself says that Docker is away; it is looked at all the same.
      return () -> {};
    }
  }

  private void show(List<Line> lines, boolean first) {
    if (!session.clear() && !first) {
      session.print(List.of(Line.EMPTY));
    }
    session.print(lines);
    session.streams().out().flush();
  }
}
