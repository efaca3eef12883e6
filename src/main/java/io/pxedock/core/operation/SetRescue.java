package io.pxedock.core.operation;

import io.pxedock.core.hosts.HostRange;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.RescueFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes hosts boot the 911 system from their next boot on, until cleared.
 *
 * @param reason why, for the journal; may be empty
 */
public record SetRescue(List<String> hosts, String reason) implements Operation {
  private static final int MOST_NAMED = 4;

  @Override
  public String title() {
    return "911 set " + String.join(" ", HostRange.fold(hosts));
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    SiteFiles files = snapshot.files().orThrow();
    List<Host> chosen = HostTable.of(snapshot).resolve(hosts);
    List<Change> changes = new ArrayList<>();
    for (Host host : chosen) {
      if (host.mac() == null) {
        throw Failure.refused(host.name() + " has no MAC to arm", "add one to its line")
            .at(host.place());
      }
      Change change = RescueFlags.arm(files, host.mac(), host.name());
      if (!changes.contains(change)) {
        changes.add(change);
      }
    }
    Plan plan =
        Plan.of(
                this,
                briefly(chosen) + (chosen.size() == 1 ? " boots" : " boot") + " 911 next",
                changes)
            .because(reason);
    if (plan.isEmpty()) {
      return plan;
    }
    return notes(questions(plan, chosen), chosen);
  }

  private static Plan questions(Plan plan, List<Host> chosen) {
    String what =
        chosen.size() == 1
            ? chosen.get(0).name() + " (" + chosen.get(0).mac() + ")"
            : chosen.size() + " hosts (" + names(chosen) + ")";
    Plan asking = plan.asking("Arm 911 for " + what + "? The 911 system can wipe the disks.");
    List<Host> controllers = chosen.stream().filter(Host::isIpmi).toList();
    return controllers.isEmpty()
        ? asking
        : asking.asking(
            names(controllers)
                + (controllers.size() == 1 ? " is a BMC's entry" : " are BMCs' entries")
                + ", and no machine boots by it. Arm it all the same?");
  }

  private static String names(List<Host> hosts) {
    return String.join(", ", HostRange.fold(hosts.stream().map(Host::name).toList()));
  }

  /** What is said when it is done has one line. */
  private static String briefly(List<Host> hosts) {
    return hosts.size() > MOST_NAMED ? hosts.size() + " hosts" : names(hosts);
  }

  private static Plan notes(Plan plan, List<Host> chosen) {
    Plan noted = plan;
    for (Host host : chosen) {
      if (host.armed() != null && host.armed().kind() != RescueFlag.Kind.LINK) {
        noted = noted.noting("the old flag of " + host.name() + " becomes a link to 911boot");
      }
    }
    return noted;
  }
}
