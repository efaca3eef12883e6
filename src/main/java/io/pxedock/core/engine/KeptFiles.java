package io.pxedock.core.engine;

import io.pxedock.core.diagnosis.PendingLoad;
import io.pxedock.core.dnsmasq.model.ConfLine;
import io.pxedock.core.dnsmasq.model.ConfReader;
import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.core.dnsmasq.model.KnownFiles;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.operation.Change;
import io.pxedock.core.site.LoadedFiles;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Keeps the files that dnsmasq has loaded, and puts the configuration back that last worked. */
final class KeptFiles {
  /** dnsmasq reads no file of a conf-dir whose name ends so. */
  private static final String REFUSED = ".refused~";

  private final WorkFiles files;
  private final Path workdir;

  KeptFiles(WorkFiles files, Path workdir) {
    this.files = files;
    this.workdir = workdir;
  }

  /** Keeps the files of the snapshot, if dnsmasq has all of them loaded. */
  void keepIfLoaded(Snapshot snapshot) {
    boolean isLoaded =
        snapshot.running().isPresent()
            && snapshot.files().isKnown()
            && PendingLoad.of(snapshot).kind() == PendingLoad.Kind.NONE;
    if (isLoaded) {
      keep(snapshot.files().orThrow(), snapshot.log().orElse(List.of()));
    }
  }

  private void keep(SiteFiles site, List<LogEvent> log) {
    // The moment of the writing counts too: a later reading means that they are not known.
    boolean isReadSince =
        site.loaded().isEmpty()
            || log.stream()
                .filter(LogEvent.FileRead.class::isInstance)
                .anyMatch(event -> event.line().time().isAfter(site.loaded().get().at()));
    Content text = Content.file(LoadedFiles.print(site.source()));
    Path path = workdir.resolve(LoadedFiles.FILE);
    try {
      Content before = CurrentContent.at(files, path, true);
      if (isReadSince || !before.equals(text)) {
        files.makeDirectory(path.getParent());
        files.replace(path, before, text);
      }
    } catch (Failure e) {
      // What is kept only helps; the change itself does not depend on it.
      return;
    }
  }

  /** Returns the changes that put back the configuration that last worked. */
  List<Change> back(SiteFiles site) {
    Optional<LoadedFiles> kept = site.loaded();
    if (kept.isEmpty()) {
      return List.of();
    }
    KnownFiles old = kept.get().files();
    Set<String> paths = new TreeSet<>(Set.of(SiteFiles.CONF));
    ConfReader.read(SiteFiles.CONF, old, io.pxedock.core.dnsmasq.DnsmasqVersion.UNKNOWN)
        .lines()
        .stream()
        .map(ConfLine::path)
        .forEach(paths::add);
    List<Change> changes = new ArrayList<>();
    for (String inside : paths) {
      Optional<Path> path = site.paths().outside(inside);
      if (path.isPresent() && old.at(inside) instanceof FileSource.Text text) {
        Content now = CurrentContent.at(files, path.get(), true);
        Change change =
            new Change(
                path.get(), site.paths().shown(path.get()), now, Content.file(text.text().bytes()));
        if (!change.isNothing()) {
          changes.add(change);
        }
      }
    }
    return changes;
  }

  /** Puts the content that was refused beside its file; returns its path. */
  Path putBeside(Path path, Content refused) {
    Path beside = path.resolveSibling(path.getFileName() + REFUSED);
    files.replace(beside, CurrentContent.at(files, beside, true), refused);
    return beside;
  }
}
