package io.pxedock.console.dashboard.feed;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.Source;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Failure;
import io.pxedock.spi.ContainerEngine.Subscription;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Watches the directories of the site, also after one was replaced by another. */
final class FileChanges implements Feed {
  private final Set<Path> directories;
  private final WorkFiles files;
  private final Consumer<Message> sink;

  FileChanges(Set<Path> directories, WorkFiles files, Consumer<Message> sink) {
    this.directories = directories;
    this.files = files;
    this.sink = sink;
  }

  @Override
  public Source source() {
    return Source.FILES;
  }

  @Override
  public Subscription open(Consumer<Optional<Failure>> ended) {
    Watch first = new Watch(directories, files);
    Following following = new Following(first, ended);
    Thread thread = new Thread(following, "dashboard-files");
    thread.setDaemon(true);
    thread.start();
    return following;
  }

  private void tell(WatchEvent<?> event) {
    String name = event.context() == null ? "" : event.context().toString();
    if (name.startsWith(".")) {
      return;
    }
    // Hosts, leases and flags need no look at Docker or at the images.
    boolean small = name.matches("hosts|dhcphosts|leases.*|dnsmasq\\.leases|01-.*");
    sink.accept(new Messages.SiteChanged(small ? Scope.FILES : Scope.EVERYTHING));
  }

  /** Runs one watch after another while there is a directory to watch. */
  private final class Following implements Runnable, Subscription {
    private final Consumer<Optional<Failure>> ended;
    private Watch watch;
    private boolean closed;

    Following(Watch first, Consumer<Optional<Failure>> ended) {
      this.watch = first;
      this.ended = ended;
    }

    @Override
    public void run() {
      try {
        do {
          watch.followWhileSame(FileChanges.this::tell);
        } while (again());
      } catch (Failure e) {
        ended.accept(Optional.of(e));
      }
    }

    /**
     * @throws Failure if one of the directories is gone
     */
    private synchronized boolean again() {
      watch.close();
      if (closed) {
        return false;
      }
      watch = new Watch(directories, files);
      sink.accept(new Messages.SiteChanged(Scope.EVERYTHING));
      return true;
    }

    @Override
    public synchronized void close() {
      closed = true;
      watch.close();
    }
  }
}
