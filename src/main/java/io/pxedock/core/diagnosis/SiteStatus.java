package io.pxedock.core.diagnosis;

import io.pxedock.core.hosts.HostCount;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Snapshot;
import io.pxedock.core.timeline.ArmedAfter911;
import io.pxedock.core.timeline.Timelines;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Everything {@code status} says.
 *
 * @param hosts how many are registered; nothing when the files cannot be read
 */
public record SiteStatus(
    List<PathLink> path,
    Optional<HostCount> hosts,
    Optional<Long> armed911,
    PendingLoad pending,
    List<Problem> problems) {

  /** Returns the status of a site; it never fails: what is unavailable is unknown. */
  public static SiteStatus of(Snapshot snapshot) {
    List<PathLink> path = BootPath.of(snapshot);
    PendingLoad pending = PendingLoad.of(snapshot);
    if (!snapshot.files().isKnown()) {
      return new SiteStatus(
          path, Optional.empty(), Optional.empty(), pending, CutOffProblems.of(snapshot));
    }
    HostTable table = HostTable.of(snapshot);
    LinkedHashSet<Problem> problems = new LinkedHashSet<>(CutOffProblems.of(snapshot));
    problems.addAll(ConfCheck.of(snapshot));
    problems.addAll(table.problems());
    problems.addAll(stillArmed(snapshot, table));
    problems.addAll(HostBoots.of(snapshot, table));
    return new SiteStatus(
        path,
        Optional.of(table.registered()),
        Optional.of(table.armed()),
        pending,
        List.copyOf(new ArrayList<>(problems)));
  }

  private static List<Problem> stillArmed(Snapshot snapshot, HostTable table) {
    return table.armed() == 0
        ? List.of()
        : ArmedAfter911.of(table.hosts(), Timelines.EMPTY.after(snapshot.log().orElse(List.of())));
  }

  /** Whether machines can boot: no link has failed, and no problem is an error. */
  public boolean isHealthy() {
    return hosts.isPresent()
        && path.stream().noneMatch(l -> l.state() == PathLink.State.FAILED)
        && problems.stream().noneMatch(p -> p.severity() == Severity.ERROR);
  }
}
