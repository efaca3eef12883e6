package io.pxedock.console.dashboard;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.SiteView;
import io.pxedock.core.engine.Site;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks at the site, one look at a time; requests that come meanwhile are one more look. */
final class Looks {
  /** What happens comes in bursts: a file that is replaced stirs three times. */
  private static final long TOGETHER_MILLIS = 40;

  private final Site site;
  private final Consumer<Message> sink;
  private final ScheduledExecutorService thread;
  private Scope wanted;
  private boolean looking;
  private Snapshot whole;
  private volatile SiteView latest;

  Looks(Site site, Consumer<Message> sink, ScheduledExecutorService thread) {
    this.site = site;
    this.sink = sink;
    this.thread = thread;
  }

  /** The files at once, without a word from Docker, which may take its time; then the rest. */
  void begin() {
    thread.execute(() -> tell(SiteView.ofFiles(site.observe(Scope.WORKDIR))));
    observe(Scope.EVERYTHING);
  }

  /** What was last seen. */
  Optional<SiteView> latest() {
    return Optional.ofNullable(latest);
  }

  synchronized void observe(Scope scope) {
    wanted = wanted == null || scope.holds(wanted) ? scope : wanted;
    if (!looking) {
      looking = true;
      schedule();
    }
  }

  private void schedule() {
    try {
      thread.schedule(this::look, TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The dashboard is being left.
    }
  }

  private void look() {
    Scope scope;
    synchronized (this) {
      scope = whole == null ? Scope.EVERYTHING : wanted;
      wanted = null;
    }
    try {
      Snapshot seen = site.observe(scope);
      whole = scope == Scope.EVERYTHING ? seen : seen.over(whole, scope);
      tell(SiteView.of(whole));
    } catch (RuntimeException e) {
      sink.accept(new Messages.Failed("cannot look at the site: " + e));
    }
    synchronized (this) {
      looking = wanted != null;
      if (looking) {
        schedule();
      }
    }
  }

  private void tell(SiteView view) {
    latest = view;
    sink.accept(new Messages.Observed(view));
  }
}
