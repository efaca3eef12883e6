package io.pxedock.console.dashboard.messages;

import io.pxedock.core.site.Snapshot;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Collects the directories of a site in which a change matters to the dashboard. */
final class WatchedDirectories {
  private WatchedDirectories() {}

  static Set<Path> of(Snapshot snapshot) {
    Set<Path> all = new HashSet<>();
    all.add(snapshot.workdir());
    snapshot
        .files()
        .value()
        .ifPresent(
            files -> {
              all.add(files.conf().path().getParent());
              files.hostsFiles().forEach(f -> all.add(f.path().getParent()));
              files.dhcpHostsFiles().forEach(f -> all.add(f.path().getParent()));
              files.boot().value().ifPresent(boot -> all.add(boot.path()));
              files.infos().keySet().forEach(path -> all.add(path.getParent()));
              files
                  .paths()
                  .outside(files.conf().leaseFile())
                  .ifPresent(p -> all.add(p.getParent()));
            });
    all.remove(null);
    return Set.copyOf(all);
  }
}
