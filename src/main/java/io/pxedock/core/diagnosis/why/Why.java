package io.pxedock.core.diagnosis.why;

import io.pxedock.core.rehearsal.Rehearsal;
import io.pxedock.core.timeline.BootOutcome;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why a machine does not boot, or that it does.
 *
 * @param host empty for a machine that is not registered
 * @param mac empty for a host that has none
 * @param others the further problems, the gravest first
 */
public record Why(
    Optional<Host> host,
    Optional<MacAddress> mac,
    Verdict verdict,
    List<Evidence> evidence,
    List<Problem> others) {
  /**
   * The answer.
   *
   * @param code of the cause; {@code boots} or {@code nothing-found} when there is none
   * @param severity empty when nothing keeps the machine from booting
   */
  public record Verdict(String code, Optional<Severity> severity, String message, Remedy remedy) {
    /** Returns whether the machine does not boot. */
    public boolean isFault() {
      return severity.filter(Severity.ERROR::equals).isPresent();
    }
  }

  /**
   * A piece of evidence.
   *
   * @param where a file with its line, a link of the boot path, {@code log}, or another source
   * @param at when it was logged; empty for what is there now
   */
  public record Evidence(String what, String where, Optional<Instant> at) {}

  /** Returns whether the server, its files or its configuration keep the machine from booting. */
  public boolean isServersFault() {
    return verdict.isFault() && !WireCauses.CODES.contains(verdict.code());
  }

  /** Judges the facts: of all causes that they show, the first in the order of a boot. */
  public static Why of(Facts facts) {
    Set<Problem> server = new LinkedHashSet<>(ServerCauses.of(facts));
    Set<Problem> machine = new LinkedHashSet<>(LineCauses.of(facts));
    List<Problem> pending = LoadCauses.of(facts);
    only(pending, Severity.ERROR).forEach(machine::add);
    only(pending, Severity.WARNING).forEach(server::add);
    machine.addAll(WireCauses.of(facts));
    // That dnsmasq had no address is a cause only where nothing says why.
    boolean isExplained =
        only(server, Severity.ERROR).findAny().isPresent()
            || only(machine, Severity.ERROR).findAny().isPresent();
    BootCauses.of(facts).stream()
        .filter(p -> !(isExplained && p.code().equals("not-offered")))
        .forEach(machine::add);
    machine.addAll(FileCauses.of(facts));
    // A warning about the server alone keeps no machine from booting.
    List<Problem> ordered =
        Stream.of(
                only(server, Severity.ERROR),
                only(machine, Severity.ERROR),
                only(machine, Severity.WARNING))
            .flatMap(all -> all)
            .toList();
    Optional<Problem> first = ordered.stream().findFirst();
    Verdict verdict =
        first
            .map(p -> new Verdict(p.code(), Optional.of(p.severity()), p.message(), p.remedy()))
            .orElseGet(() -> healthy(facts));
    List<Problem> others =
        Stream.concat(ordered.stream().skip(1), only(server, Severity.WARNING)).toList();
    return new Why(
        facts.host(), facts.mac(), verdict, EvidenceList.of(facts, first), List.copyOf(others));
  }

  private static Stream<Problem> only(Collection<Problem> found, Severity severity) {
    return found.stream().filter(p -> p.severity() == severity);
  }

  private static boolean isProved(Facts facts) {
    return facts.rehearsal().filter(Rehearsal::isProof).isPresent()
        || facts.latestSinceLoad().filter(Why::hasBooted).isPresent();
  }

  private static boolean hasBooted(BootOutcome outcome) {
    return outcome.state() == BootOutcome.State.BOOTED;
  }

  private static Verdict healthy(Facts facts) {
    Optional<Rehearsal> proof = facts.rehearsal().filter(Rehearsal::isProof);
    if (proof.isPresent()) {
      return new Verdict(
          "boots", Optional.empty(), "on the wire, " + proof.get().sentence(), Remedy.NONE);
    }
    if (isProved(facts)) {
      return new Verdict(
          "boots",
          Optional.empty(),
          facts.name() + " booted with the files that are in force",
          Remedy.NONE);
    }
    return new Verdict(
        "nothing-found",
        Optional.empty(),
        "nothing was found that keeps " + facts.name() + " from booting, and no boot proves it",
        facts.host().isEmpty() ? Remedy.NONE : Remedy.run("pxedock", "rehearse", facts.name()));
  }
}
