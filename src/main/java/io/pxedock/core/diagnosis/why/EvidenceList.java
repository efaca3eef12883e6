package io.pxedock.core.diagnosis.why;

import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.diagnosis.why.Why.Evidence;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.pxelinux.BootTrace;
import io.pxedock.core.rehearsal.Rehearsal;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.BootOutcome;
import io.pxedock.core.timeline.BootStep;
import io.pxedock.model.FileLine;
import io.pxedock.model.Printable;
import io.pxedock.model.file.Content;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Lease;
import io.pxedock.model.host.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a verdict rests on, from the files to the wire. */
final class EvidenceList {
  private static final int MAX_LOG_LINES = 3;
  private static final int MAX_FILES = 6;

  private final Facts facts;
  private final SiteFiles files;
  private final List<Evidence> list = new ArrayList<>();

  private EvidenceList(Facts facts) {
    this.facts = facts;
    this.files = facts.snapshot().files().orThrow();
  }

  /** Returns the evidence, with that of the first problem in front. */
  static List<Evidence> of(Facts facts, Optional<Problem> first) {
    EvidenceList evidence = new EvidenceList(facts);
    first.flatMap(Problem::place).ifPresent(evidence::line);
    facts.links().stream()
        .filter(link -> link.state() == PathLink.State.FAILED && !link.code().isEmpty())
        .forEach(link -> evidence.add(link.detail(), link.name()));
    facts.host().ifPresent(evidence::host);
    facts.row().ifPresent(evidence::offer);
    evidence.lease();
    evidence.flag();
    facts.latest().ifPresent(evidence::flow);
    evidence.log();
    facts.trace().ifPresent(evidence::files);
    facts.rehearsal().ifPresent(evidence::wire);
    return List.copyOf(evidence.list);
  }

  private void add(String what, String where) {
    add(what, where, null);
  }

  private void add(String what, String where, Instant at) {
    Evidence evidence =
        new Evidence(Printable.line(what.strip()), Printable.line(where), Optional.ofNullable(at));
    if (!list.contains(evidence)) {
      list.add(evidence);
    }
  }

  private void line(FileLine place) {
    files.text(place).ifPresent(text -> add(text, place.toString()));
  }

  private void host(Host host) {
    Stream.of(host.dhcpLine(), host.hostsLine()).filter(place -> place != null).forEach(this::line);
  }

  private void offer(Preflight.Row row) {
    String offered = row.ip() == null ? "dnsmasq offers nothing" : "dnsmasq offers " + row.ip();
    add(offered + ": " + row.reason(), "preflight, " + row.proof().word());
  }

  private void lease() {
    files.leases().orElse(List.<Lease>of()).stream()
        .filter(
            lease ->
                facts.mac().filter(lease.mac()::equals).isPresent()
                    || facts.host().flatMap(Host::address).filter(lease.ip()::equals).isPresent())
        .forEach(lease -> add(lease.ip() + " is leased to " + lease.mac(), "leases"));
  }

  private void flag() {
    facts
        .flag()
        .ifPresent(
            flag -> {
              String name = flag.path().getFileName().toString();
              String target =
                  files
                      .boot()
                      .value()
                      .flatMap(boot -> boot.entry(name))
                      .flatMap(entry -> entry.content())
                      .filter(Content.Symlink.class::isInstance)
                      .map(content -> name + " -> " + ((Content.Symlink) content).target())
                      .orElse(name + ", " + flag.kind().name().toLowerCase(Locale.ROOT));
              add(target, "pxelinux.cfg");
            });
  }

  private void flow(BootOutcome outcome) {
    Boot boot = outcome.boot();
    StringBuilder flow = new StringBuilder();
    for (BootStep step : boot.steps()) {
      String after =
          flow.isEmpty()
              ? ""
              : ", +" + Duration.between(boot.begun(), step.time()).toMillis() / 100 / 10.0 + " s ";
      flow.append(after).append(step.stage().word());
    }
    String reason = outcome.reason().isEmpty() ? "" : "; " + outcome.reason();
    add(flow + ": " + outcome.state().word() + reason, "boot", boot.begun());
  }

  private void log() {
    List<LogEvent> own = facts.log().stream().filter(this::isOwn).toList();
    own.stream()
        .skip(Math.max(0, own.size() - MAX_LOG_LINES))
        .map(LogEvent::line)
        .forEach(line -> add(line.text(), "log", line.time()));
  }

  // The log of TFTP names addresses only.
  private boolean isOwn(LogEvent event) {
    if (event instanceof LogEvent.Dhcp dhcp) {
      return facts.mac().filter(dhcp.mac()::equals).isPresent() && !dhcp.isRehearsed();
    }
    return event instanceof LogEvent.Tftp tftp
        && tftp.ip() != null
        && facts
            .latest()
            .filter(last -> !tftp.line().time().isBefore(last.boot().begun()))
            .flatMap(last -> last.boot().ip())
            .filter(tftp.ip().toString()::equals)
            .isPresent();
  }

  private void files(BootTrace trace) {
    List<BootTrace.Fetch> sent = trace.sent();
    String names =
        sent.stream().limit(MAX_FILES).map(BootTrace.Fetch::name).collect(Collectors.joining(", "));
    String more = sent.size() > MAX_FILES ? " and " + (sent.size() - MAX_FILES) + " more" : "";
    if (!sent.isEmpty()) {
      add("TFTP has " + names + more, "files as the container has them");
    }
    trace.doubt().forEach(doubt -> add("not followed: " + doubt, "files"));
  }

  private void wire(Rehearsal rehearsal) {
    add(rehearsal.sentence(), "rehearsal on the wire");
  }
}
