package io.pxedock.core.diagnosis.why;

import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.dnsmasq.model.Answer;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with the lines of the machine: why dnsmasq gives it no address, or another one. */
final class LineCauses {
  private LineCauses() {}

  static List<Problem> of(Facts facts) {
    List<Problem> found = new ArrayList<>();
    Optional<Host> host = facts.host();
    if (host.isEmpty()) {
      return found;
    }
    if (facts.mac().isEmpty() && host.get().problems().isEmpty()) {
      found.addAll(ofBrokenLines(facts, host.get()));
      found.add(
          Problem.error(
              "no-mac",
              host.get().place(),
              host.get().name() + " has no line in the dhcp-hostsfile: no MAC belongs to it",
              Remedy.run("pxedock", "host", "edit", host.get().name(), "--mac", "MAC")));
      return found;
    }
    host.get().problems().stream().filter(p -> p.severity() == Severity.ERROR).forEach(found::add);
    if (found.isEmpty() && facts.mac().isPresent()) {
      offer(facts, host.get()).ifPresent(found::add);
    }
    host.get().problems().stream()
        .filter(p -> p.severity() == Severity.WARNING)
        .forEach(found::add);
    return found;
  }

  /** A line that names the host, and that dnsmasq reads in another way or not at all. */
  private static List<Problem> ofBrokenLines(Facts facts, Host host) {
    String name = host.name().toLowerCase(Locale.ROOT);
    return facts.table().hosts().stream()
        .filter(other -> other.dhcpLine() != null && !name.isEmpty())
        .flatMap(other -> other.problems().stream())
        .filter(p -> p.severity() == Severity.ERROR)
        .filter(
            p ->
                p.place()
                    .flatMap(facts.snapshot().files().orThrow()::text)
                    .filter(text -> text.toLowerCase(Locale.ROOT).contains(name))
                    .isPresent())
        .toList();
  }

  private static Optional<Problem> offer(Facts facts, Host host) {
    Answer answer = facts.answer();
    Optional<Preflight.Row> row = facts.row();
    Optional<Ipv4Address> ip = row.flatMap(r -> Optional.ofNullable(r.ip()));
    String reason = row.map(Preflight.Row::reason).orElse("no line names its MAC");
    FileLine place = host.place();
    boolean isAsked = row.filter(r -> r.proof() == Preflight.Proof.ASKED).isPresent();
    if (ip.isEmpty() && (answer.isKnown() || isAsked)) {
      return Optional.of(
          switch (answer.kind()) {
            case IGNORED ->
                Problem.error(
                    "ignored",
                    place,
                    "the line of " + host.name() + " says ignore",
                    "remove ignore from the line, then run 'pxedock reload'");
            case NO_RANGE ->
                Problem.error(
                    "no-dhcp-range",
                    place,
                    "no dhcp-range serves the network of " + host.name(),
                    Remedy.run("pxedock", "conf", "check"));
            case OWN_ADDRESS ->
                Problem.error(
                    "taken-address",
                    place,
                    "the address of " + host.name() + " is the boot server's",
                    Remedy.run("pxedock", "host", "edit", host.name(), "--ip", "IP"));
            default ->
                Problem.error(
                    "not-offered",
                    place,
                    "dnsmasq offers " + host.name() + " no address: " + reason,
                    Remedy.run("pxedock", "preflight", host.name()));
          });
    }
    boolean isOther = ip.isPresent() && host.ip() != null && !host.ip().equals(ip.get());
    return isOther
        ? Optional.of(
            Problem.warning(
                "other-address",
                place,
                "dnsmasq offers "
                    + host.name()
                    + " "
                    + ip.get()
                    + ", not "
                    + host.ip()
                    + ": "
                    + reason,
                Remedy.run("pxedock", "preflight", host.name())))
        : Optional.empty();
  }
}
