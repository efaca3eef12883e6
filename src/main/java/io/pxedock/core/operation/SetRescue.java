package io.pxedock.core.operation;

import io.pxedock.core.diagnosis.RescueReadiness;
import io.pxedock.core.hosts.HostRange;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Scope;
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
  private static final int MAX_NAMED = 4;

  @Override
  public String title() {
    return "911 set " + String.join(" ", HostRange.fold(hosts));
  }

  @Override
  public Scope scope() {
    return Scope.EVERYTHING;
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    SiteFiles files = snapshot.files().orThrow();
    List<Host> chosen = HostTable.of(snapshot).resolve(hosts);
    List<Change> changes = new ArrayList<>();
    for (Host host : chosen) {
      if (host.mac() == null) {
        throw Failure.refused(
                host.name() + " has no MAC, so it cannot have a 911 flag", "add one to its line")
            .at(host.place());
      }
      RescueFlags.arm(files, host.mac(), host.name()).stream()
          .filter(change -> !changes.contains(change))
          .forEach(changes::add);
    }
    RescueReadiness readiness = RescueReadiness.of(snapshot);
    Plan plan = Plan.of(this, promise(chosen, readiness), changes).because(reason);
    if (plan.isEmpty()) {
      return plan;
    }
    return doubts(notes(questions(plan, chosen), chosen), readiness);
  }

  /** Says that they boot 911 only where everything that they need was found served. */
  private static String promise(List<Host> chosen, RescueReadiness readiness) {
    boolean isOne = chosen.size() == 1;
    if (readiness.isProved()) {
      return briefly(chosen) + (isOne ? " boots" : " boot") + " 911 next";
    }
    String armed = briefly(chosen) + (isOne ? " is" : " are") + " armed for 911";
    return readiness.fault().isPresent() ? armed + ", which does not boot yet" : armed;
  }

  private static Plan doubts(Plan plan, RescueReadiness readiness) {
    Plan asking =
        readiness
            .fault()
            .map(why -> plan.asking("911 does not boot as it is: " + why + ". Arm all the same?"))
            .orElse(plan);
    return readiness
        .doubt()
        .map(why -> asking.noting("whether 911 boots is not known: " + why))
        .orElse(asking);
  }

  private static Plan questions(Plan plan, List<Host> chosen) {
    String what =
        chosen.size() == 1
            ? chosen.get(0).name() + " (" + chosen.get(0).mac() + ")"
            : chosen.size() + " hosts (" + names(chosen) + ")";
    Plan asking =
        plan.ofHosts(chosen.size())
            .asking("Arm 911 for " + what + "? The 911 system can wipe the disks.");
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
    return hosts.size() > MAX_NAMED ? hosts.size() + " hosts" : names(hosts);
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
