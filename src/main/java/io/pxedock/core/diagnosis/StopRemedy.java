package io.pxedock.core.diagnosis;

import io.pxedock.core.boot.BoundFile;
import io.pxedock.core.boot.ServedTree;
import io.pxedock.core.pxelinux.BootTrace;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Remedy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What to do about the place where a boot stops. */
public final class StopRemedy {
  private static final Remedy RESTART = Remedy.command("pxedock", "restart");

  private StopRemedy() {}

  /** Returns what to do about a stop of a walk over the files of the snapshot. */
  public static Remedy of(Snapshot snapshot, BootTrace.Stop stop) {
    SiteFiles files = snapshot.files().orThrow();
    String path = ServedTree.pathOf(files.conf(), stop.file());
    Optional<Path> here = files.paths().outside(path);
    if (here.filter(file -> isStale(snapshot, file)).isPresent()) {
      return RESTART;
    }
    String shown = here.map(files.paths()::shown).orElse(path);
    if (stop.code().equals("wrong-loader")) {
      return Remedy.of("name a boot file for each architecture in " + files.conf().shown());
    }
    if (stop.code().equals("waits-for-key")) {
      return Remedy.of("give it a DEFAULT, and a TIMEOUT where it asks");
    }
    if (stop.code().endsWith("-unreadable")) {
      Optional<ServedTree> tree = snapshot.tree().orElse(Optional.empty());
      return tree.filter(t -> t.isDirectory(path)).isPresent()
          ? RESTART.prefixed("put the file there in its place, then ")
          : Remedy.command("chmod", "a+r", here.map(Path::toString).orElse(path));
    }
    return Remedy.of("put " + shown + " there, or name another file");
  }

  private static boolean isStale(Snapshot snapshot, Path file) {
    return snapshot.served().orElse(Map.<Path, BoundFile>of()).entrySet().stream()
        .anyMatch(e -> file.startsWith(e.getKey()) && e.getValue() == BoundFile.REPLACED);
  }
}
