package io.pxedock.console.dashboard.state;

import io.pxedock.console.render.Names;
import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The site as it was last seen.
 *
 * @param snapshot null before the first look
 * @param status null before the first look
 * @param table empty while the files cannot be read
 * @param names of the hosts, by their MACs and by their addresses
 * @param owners the hosts, by their MACs and by their addresses
 * @param armed the hosts that have a rescue flag, whatever it boots
 */
public record SiteView(
    Snapshot snapshot,
    SiteStatus status,
    HostTable table,
    Map<String, String> names,
    Map<String, Host> owners,
    List<Host> armed) {
  static final SiteView UNSEEN =
      new SiteView(null, null, new HostTable(List.of(), List.of()), Map.of(), Map.of(), List.of());

  /** Returns the view of a snapshot. */
  public static SiteView of(Snapshot snapshot) {
    return of(snapshot, SiteStatus.of(snapshot));
  }

  /** Returns the view of a snapshot that includes only the files. */
  public static SiteView ofFiles(Snapshot snapshot) {
    return of(snapshot, null);
  }

  private static SiteView of(Snapshot snapshot, SiteStatus status) {
    HostTable table =
        snapshot.files().isKnown() ? HostTable.of(snapshot) : new HostTable(List.of(), List.of());
    Map<String, String> names = new HashMap<>();
    for (Host host : table.hosts()) {
      host.hardware().ifPresent(mac -> names.put(mac.text(), Names.shown(host.name())));
      host.address().ifPresent(ip -> names.put(ip.toString(), Names.shown(host.name())));
    }
    List<Host> armed = table.hosts().stream().filter(host -> host.armed() != null).toList();
    return new SiteView(snapshot, status, table, names, table.owners(), armed);
  }

  /** Returns whether the site was observed at least once. */
  public boolean isSeen() {
    return status != null;
  }

  /** Returns the links of the boot path, in its order; none before the site was observed. */
  public List<PathLink> path() {
    return status == null ? List.of() : status.path();
  }

  /** Returns the problems of the site, the gravest first; none before the site was observed. */
  public List<Problem> problems() {
    return status == null ? List.of() : status.problems();
  }

  /** Returns whether the container is known to run. */
  public boolean isRunning() {
    return snapshot != null && snapshot.running().isPresent();
  }
}
