package io.pxedock.core.diagnosis;

import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.FileLine;
import io.pxedock.model.Printable;
import io.pxedock.model.host.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What dnsmasq itself found wrong in a trial, and where it contradicts what pxedock computed. */
public final class TrialProblems {
  private static final String DOES_NOT_START = "does-not-start";

  /** The codes of what makes dnsmasq deaf. */
  private static final Set<String> DEAF =
      Set.of(
          "interface-differs",
          "listen-address-differs",
          "except-interface-differs",
          "no-dhcp-interface-differs");

  private final SiteFiles files;
  private final AskedDnsmasq asked;
  private final List<Problem> found = new ArrayList<>();

  private TrialProblems(SiteFiles files, AskedDnsmasq asked) {
    this.files = files;
    this.asked = asked;
  }

  /**
   * Returns the problems as they are after the trial.
   *
   * @param computed what pxedock found by itself
   */
  public static List<Problem> of(
      Snapshot snapshot, Preflight preflight, Collection<Problem> computed) {
    if (preflight.asked().isEmpty()) {
      return List.copyOf(computed);
    }
    TrialProblems problems =
        new TrialProblems(snapshot.files().orThrow(), preflight.asked().orElseThrow());
    problems.merge(computed, snapshot.device());
    return List.copyOf(problems.found);
  }

  /** Returns why a start with these files would leave no server: it ends, or it answers nobody. */
  public static List<Problem> ofStart(Snapshot snapshot, Preflight preflight) {
    SiteFiles files = snapshot.files().orThrow();
    Configuration conf = preflight.dnsmasq().loaded().conf();
    if (preflight.asked().isEmpty()) {
      return conf.fault().stream()
          .map(fault -> doesNotStart(files.place(fault.path(), fault.line()), fault.message()))
          .toList();
    }
    TrialProblems problems = new TrialProblems(files, preflight.asked().orElseThrow());
    if (!problems.asked.starts()) {
      return List.of(problems.doesNotStart());
    }
    boolean isDeaf = conf.has("dhcp-range") && !problems.asked.answers();
    return isDeaf ? List.of(problems.deaf(snapshot.device())) : List.of();
  }

  private void merge(Collection<Problem> computed, String device) {
    if (!asked.starts()) {
      found.add(doesNotStart());
    }
    computed.stream().filter(p -> !p.code().equals(DOES_NOT_START)).forEach(found::add);
    boolean isDeaf = asked.starts() && !asked.answers();
    boolean isKnownDeaf = found.stream().anyMatch(p -> DEAF.contains(p.code()));
    boolean hasDhcp = found.stream().noneMatch(p -> p.code().equals("no-dhcp-range"));
    if (isDeaf && hasDhcp && !isKnownDeaf) {
      found.add(deaf(device));
    }
    asked.complaints().stream().filter(c -> asked.starts()).forEach(this::complain);
  }

  private Problem doesNotStart() {
    Optional<LogEvent.Complaint> last =
        asked.complaints().stream().filter(c -> !c.path().isEmpty()).reduce((a, b) -> b);
    FileLine place =
        last.map(c -> files.place(c.path(), c.number()))
            .orElse(FileLine.whole(files.conf().shown()));
    return doesNotStart(place, asked.lastWords().orElse("it ends without a word"));
  }

  private static Problem doesNotStart(FileLine place, String words) {
    return Problem.error(
        DOES_NOT_START,
        place,
        Printable.line("dnsmasq does not start: " + words),
        "correct the line with 'pxedock conf edit'");
  }

  private Problem deaf(String device) {
    return Problem.error(
        "answers-nobody",
        FileLine.whole(files.conf().shown()),
        "dnsmasq takes no DHCP requests on " + device,
        "correct interface=, listen-address= and dhcp-range=");
  }

  /** A fault that pxedock did not find by itself. */
  private void complain(LogEvent.Complaint complaint) {
    if (complaint.path().isEmpty()) {
      return;
    }
    FileLine place = files.place(complaint.path(), complaint.number());
    if (found.stream().noneMatch(p -> p.place().filter(place::equals).isPresent())) {
      found.add(
          Problem.error(
              "dnsmasq-complains",
              place,
              Printable.line("dnsmasq says: " + complaint.message()),
              "correct the line"));
    }
  }
}
