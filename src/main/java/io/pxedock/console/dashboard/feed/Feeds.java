package io.pxedock.console.dashboard.feed;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.Source;
import io.pxedock.core.engine.Site;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Failure;
import io.pxedock.spi.ContainerEngine.Subscription;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Opens all sources of a site, each on its own thread, so that a slow one delays no other. */
public final class Feeds implements AutoCloseable {
  private static final long RETRY_MILLIS = 1000;

  private final Site site;
  private final Consumer<Message> sink;
  private final Map<Source, Line> lines = new EnumMap<>(Source.class);
  private Set<Path> watched = Set.of();
  private boolean closed;

  /**
   * @param sink gets what happens, on threads of the sources
   */
  public Feeds(Site site, Consumer<Message> sink) {
    this.site = site;
    this.sink = sink;
  }

  /** Opens them all, in the background. */
  public synchronized void start() {
    follow(new DockerEvents(site, sink, this::logAgain));
    follow(ContainerLog.ofServer(site, sink, this::followImages));
    follow(new SwitchChanges(site, sink));
  }

  /** Watches these directories from now on. */
  public synchronized void watch(Set<Path> directories) {
    if (!directories.equals(watched)) {
      watched = directories;
      follow(new FileChanges(directories, site.files(), sink));
    }
  }

  private void follow(Feed stream) {
    Line old = lines.put(stream.source(), new Line(stream));
    if (old != null) {
      old.close();
    }
    lines.get(stream.source()).connect();
  }

  // Later than the log, which tells whose the addresses are.
  private synchronized void followImages() {
    if (!closed && site.settings().images().isOwn()) {
      follow(ContainerLog.ofImages(site, sink));
    }
  }

  private synchronized void logAgain() {
    lines.forEach(
        (source, line) -> {
          if (source.isLog()) {
            line.connect();
          }
        });
  }

  @Override
  public synchronized void close() {
    closed = true;
    lines.values().forEach(Line::close);
    lines.clear();
  }

  /** A stream that is held open. */
  private final class Line implements AutoCloseable {
    private final Feed stream;
    private final ScheduledExecutorService thread;
    private Subscription open;

    Line(Feed stream) {
      this.stream = stream;
      this.thread =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread own = new Thread(task, "dashboard-" + stream.source());
                own.setDaemon(true);
                return own;
              });
    }

    void connect() {
      submit(this::openNow, 0);
    }

    private void submit(Runnable task, long delay) {
      try {
        thread.schedule(task, delay, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        // closed meanwhile
      }
    }

    private void openNow() {
      if (open != null || thread.isShutdown()) {
        return;
      }
      try {
        Subscription now = stream.open(why -> submit(() -> lost(why), 0));
        open = now;
        if (!stream.source().isLog()) {
          // What happened before it was followed nobody told; a log tells that too.
          sink.accept(new Messages.SiteChanged(Scope.EVERYTHING));
        }
        sink.accept(new Messages.FeedRestored(stream.source()));
      } catch (Failure e) {
        retry(e.what());
      } catch (RuntimeException e) {
        retry(e.toString());
      }
    }

    private void lost(Optional<Failure> why) {
      if (open != null) {
        open.close();
        open = null;
      }
      retry(why.map(Failure::what).orElse("it has ended"));
    }

    private void retry(String why) {
      if (!thread.isShutdown()) {
        sink.accept(new Messages.FeedLost(stream.source(), why));
        submit(this::openNow, RETRY_MILLIS);
      }
    }

    @Override
    public void close() {
      submit(
          () -> {
            if (open != null) {
              open.close();
            }
          },
          0);
      thread.shutdown();
    }
  }
}
