package io.pxedock.dashboard.live;

import io.pxedock.controller.ContainerEngine.Subscription;
import io.pxedock.dashboard.state.Message;
import io.pxedock.dashboard.state.Messages;
import io.pxedock.dashboard.state.Source;
import io.pxedock.model.Failure;
import io.pxedock.site.Scope;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What happens in the directories that matter. */
final class FileChanges implements Stream {
  private final Set<Path> directories;
  private final Consumer<Message> sink;

  FileChanges(Set<Path> directories, Consumer<Message> sink) {
    this.directories = directories;
    this.sink = sink;
  }

  @Override
  public Source source() {
    return Source.FILES;
  }

  @Override
  public Subscription open(Consumer<Optional<Failure>> ended) {
    WatchService watch;
    try {
      watch = FileSystems.getDefault().newWatchService();
    } catch (IOException e) {
      throw Failure.failed("cannot watch files: " + e.getMessage(), "");
    }
    for (Path directory : directories) {
      try {
        directory.register(
            watch,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      } catch (IOException e) {
        close(watch);
        throw Failure.failed("cannot watch " + directory, "");
      }
    }
    Thread thread = new Thread(() -> follow(watch, ended), "dashboard-files");
    thread.setDaemon(true);
    thread.start();
    return () -> close(watch);
  }

  private void follow(WatchService watch, Consumer<Optional<Failure>> ended) {
    try {
      while (true) {
        WatchKey key = watch.take();
        Path directory = (Path) key.watchable();
        key.pollEvents().forEach(event -> tell(directory, event));
        if (!key.reset()) {
          close(watch);
          ended.accept(Optional.of(Failure.failed(directory + " is gone", "")));
          return;
        }
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      // Closed: somebody watches other directories now, or nobody any more.
    }
  }

  private void tell(Path directory, WatchEvent<?> event) {
    String name = event.context() == null ? "" : event.context().toString();
    if (name.startsWith(".")) {
      return;
    }
    // Hosts, leases and flags need no look at Docker or at the images.
    boolean small = name.matches("hosts|dhcphosts|leases.*|dnsmasq\\.leases|01-.*");
    sink.accept(new Messages.Stirred(small ? Scope.FILES : Scope.EVERYTHING));
  }

  private static void close(WatchService watch) {
    try {
      watch.close();
    } catch (IOException e) {
      // It is as closed as it will ever be.
    }
  }
}
