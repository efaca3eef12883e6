package io.pxedock.core.engine;

import io.pxedock.core.diagnosis.OutsideBindProblem;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.site.OutsideBind;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.container.Bind;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the bind mounts that lead outside the work directory, and refuses changes in them. */
final class OutsideBinds {
  /** What setup binds; a bind mount below one of these carries files of the site too. */
  private static final Set<String> OWN = Set.of("/conf", "/tftpboot", "/leases");

  private final WorkFiles files;
  private final Path workdir;

  OutsideBinds(WorkFiles files, Path workdir) {
    this.files = files;
    this.workdir = files.real(workdir).orElse(workdir);
  }

  /**
   * @param served paths in the container that the configuration names; another bind mount, such as
   *     that of /etc/localtime, carries nothing of the site
   */
  List<OutsideBind> among(List<Bind> binds, Collection<String> served) {
    return binds.stream()
        .filter(bind -> carries(bind, served))
        .flatMap(bind -> outside(bind).stream())
        .toList();
  }

  private static boolean carries(Bind bind, Collection<String> served) {
    return OWN.stream().anyMatch(own -> isBelow(bind.target(), own))
        || served.stream()
            .anyMatch(path -> isBelow(path, bind.target()) || isBelow(bind.target(), path));
  }

  private static boolean isBelow(String path, String above) {
    return path.equals(above) || path.startsWith(above.endsWith("/") ? above : above + "/");
  }

  private Optional<OutsideBind> outside(Bind bind) {
    return files
        .real(Path.of(bind.source()))
        .filter(real -> !real.startsWith(workdir))
        .map(real -> new OutsideBind(bind, workdir, real));
  }

  /**
   * Refuses a plan that changes a file in such a bind mount.
   *
   * @throws Failure REFUSED if a change of the plan is in one
   */
  static void check(Plan plan, Snapshot snapshot) {
    snapshot
        .files()
        .value()
        .ifPresent(
            site -> {
              for (Change change : plan.changes()) {
                Optional<Bind> bind = site.paths().bindOf(change.path());
                for (OutsideBind outside : site.outsideBinds()) {
                  if (bind.filter(outside.bind()::equals).isPresent()) {
                    throw OutsideBindProblem.in(outside, change.shown()).refusal();
                  }
                }
              }
            });
  }
}
