package io.pxedock.core.diagnosis;

import io.pxedock.core.boot.BoundFile;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links of the boot path that dnsmasq itself is. */
final class DaemonLinks {
  private DaemonLinks() {}

  static PathLink dnsmasq(Snapshot snapshot) {
    if (!snapshot.pid1().isKnown()) {
      return PathLink.unknown("dnsmasq", snapshot.pid1().reason().orElseThrow());
    }
    Optional<ContainerState> running = snapshot.running();
    if (running.isEmpty()) {
      // What to do about it is said at the container.
      return PathLink.failed("dnsmasq", "container-down", "is not running", "");
    }
    String pid1 = snapshot.pid1().orThrow().orElse("");
    if (!Pid1.isDnsmasq(pid1)) {
      return PathLink.failed(
          "dnsmasq",
          "dnsmasq-down",
          "PID 1 of the container is not dnsmasq but '" + pid1 + "': a reload cannot reach it",
          "use an image whose entry point is dnsmasq itself");
    }
    if (!snapshot.files().isKnown()) {
      return PathLink.unknown("dnsmasq", snapshot.files().reason().orElseThrow());
    }
    List<Problem> wrong = ConfCheck.of(snapshot);
    Optional<Problem> error =
        wrong.stream().filter(p -> p.severity() == Severity.ERROR).findFirst();
    if (error.isPresent()) {
      return PathLink.failed(
          "dnsmasq",
          error.get().code(),
          error.get().line(),
          Remedy.command("pxedock", "conf", "check"));
    }
    Optional<PathLink> gone = gone(snapshot);
    if (gone.isPresent()) {
      return gone.get();
    }
    PendingLoad pending = PendingLoad.of(snapshot);
    if (!pending.restart().isEmpty()) {
      String what = String.join(", ", pending.restart());
      return PathLink.warning(
          "dnsmasq",
          "restart-pending",
          what + " changed and is not loaded",
          Remedy.command("pxedock", "restart"));
    }
    if (!pending.reload().isEmpty()) {
      String what = String.join(", ", pending.reload());
      return PathLink.warning(
          "dnsmasq",
          "not-loaded",
          what + " changed and is not loaded",
          Remedy.command("pxedock", "reload"));
    }
    return PathLink.ok("dnsmasq", "up to date", "runs, and has read its files");
  }

  /** A start would make an empty directory where the source of a bind mount was. */
  private static Optional<PathLink> gone(Snapshot snapshot) {
    return snapshot.served().orElse(Map.<Path, BoundFile>of()).entrySet().stream()
        .filter(e -> e.getValue() == BoundFile.GONE)
        .map(e -> snapshot.files().orThrow().paths().shown(e.getKey()))
        .findFirst()
        .map(
            shown ->
                PathLink.warning(
                    "dnsmasq",
                    "bind-source-gone",
                    shown
                        + " is gone: the container has it until its next start, which then finds an"
                        + " empty directory there",
                    Remedy.command("pxedock", "restart")
                        .prefixed("put " + shown + " back, then ")));
  }
}
