package io.pxedock.core.diagnosis.why;

import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.TrialProblems;
import io.pxedock.model.host.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What keeps every machine from booting: links of the boot path that have failed. */
final class ServerCauses {
  /** The links that every boot needs. What TFTP has for one machine, its own walk shows. */
  private static final Set<String> NEEDED =
      Set.of("docker", "bridge", "port", "network", "container", "dnsmasq");

  /** Links that tell of all TFTP, and not of one file. */
  private static final Set<String> ALL_OF_TFTP = Set.of("no-tftp", "not-read");

  private ServerCauses() {}

  static List<Problem> of(Facts facts) {
    List<Problem> found = new ArrayList<>();
    boolean isRunning = facts.snapshot().running().isPresent();
    boolean isDown = facts.snapshot().container().isKnown() && !isRunning;
    if (isDown) {
      found.addAll(TrialProblems.ofStart(facts.snapshot(), facts.preflight()));
    }
    for (PathLink link : facts.links()) {
      boolean isNeeded =
          NEEDED.contains(link.name())
              || (link.name().equals("tftp") && ALL_OF_TFTP.contains(link.code()));
      boolean isFailed = link.state() == PathLink.State.FAILED;
      if (isNeeded && isFailed && found.stream().noneMatch(p -> p.code().equals(link.code()))) {
        found.add(
            Problem.error(link.code(), null, link.name() + ": " + link.detail(), link.remedy()));
      }
      if (isNeeded && link.state() == PathLink.State.WARNING && isAboutAll(link)) {
        found.add(
            Problem.warning(link.code(), null, link.name() + ": " + link.detail(), link.remedy()));
      }
    }
    if (isRunning && found.isEmpty() && facts.preflight().asked().isPresent()) {
      found.addAll(TrialProblems.ofStart(facts.snapshot(), facts.preflight()));
    }
    return found;
  }

  // What waits to be loaded is judged by what it means for the machine.
  private static boolean isAboutAll(PathLink link) {
    return !link.name().equals("dnsmasq");
  }
}
