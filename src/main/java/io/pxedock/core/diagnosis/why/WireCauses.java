package io.pxedock.core.diagnosis.why;

import io.pxedock.core.dnsmasq.model.Answer;
import io.pxedock.core.hosts.UnknownMachine;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Lease;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose requests dnsmasq hears: this MAC, another one, or none. */
final class WireCauses {
  /** The codes of what is amiss at the machine, or between it and the server. */
  static final Set<String> CODES = Set.of("never-heard", "not-netbooted");

  /** A mistyped MAC differs by 1 or 2 digits from the real one. */
  private static final int MAX_DIGITS = 2;

  private WireCauses() {}

  static List<Problem> of(Facts facts) {
    // Without the log nobody knows who asks.
    boolean isLogKnown = facts.snapshot().log().isKnown() || !facts.log().isEmpty();
    if (facts.mac().isEmpty() || !isLogKnown) {
      return List.of();
    }
    MacAddress mac = facts.mac().get();
    boolean isHeard = !facts.messages(mac).isEmpty();
    if (facts.host().isEmpty()) {
      return unknown(facts, mac).stream().toList();
    }
    Host host = facts.host().get();
    if (!isHeard) {
      return List.of(typo(facts, host, mac).orElseGet(() -> silent(facts, host, mac)));
    }
    return notNetbooted(facts, host).stream().toList();
  }

  private static Optional<Problem> unknown(Facts facts, MacAddress mac) {
    Answer answer = facts.answer();
    if (answer.address().isPresent()) {
      return Optional.empty();
    }
    Optional<Host> meant = mistyped(facts, mac);
    return Optional.of(
        meant
            .map(host -> typo(host, mac, host.mac()))
            .orElseGet(
                () ->
                    Problem.error(
                        "unknown-mac",
                        null,
                        mac + " is in no host file, so dnsmasq gives it no address",
                        Remedy.run("pxedock", "adopt", mac.text(), "--name", "NAME"))));
  }

  private static Optional<Problem> typo(Facts facts, Host host, MacAddress mac) {
    return UnknownMachine.of(facts.snapshot()).stream()
        .map(UnknownMachine::mac)
        .filter(asks -> isNear(asks, mac))
        .filter(asks -> mistyped(facts, asks).filter(host::equals).isPresent())
        .findFirst()
        .map(asks -> typo(host, asks, mac));
  }

  /**
   * Returns the one host whose MAC may be a mistyped one of this. Machines of a rack have
   * neighbouring MACs: one that was heard, or has a lease, is not mistyped.
   */
  private static Optional<Host> mistyped(Facts facts, MacAddress asks) {
    List<Host> near =
        facts.table().hosts().stream()
            .filter(h -> h.hardware().filter(m -> isNear(m, asks)).isPresent())
            .filter(h -> h.lease() == null && facts.messages(h.mac()).isEmpty())
            .toList();
    return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
  }

  private static Problem typo(Host host, MacAddress asks, MacAddress registered) {
    int digits = asks.digitsApart(registered);
    return Problem.error(
        "mac-typo",
        host.dhcpLine(),
        registered
            + " of "
            + host.name()
            + " never asks; "
            + asks
            + " does, which differs by "
            + (digits == 1 ? "1 digit" : digits + " digits")
            + " and is not registered",
        Remedy.run("pxedock", "host", "edit", host.name(), "--mac", asks.text()));
  }

  private static Problem silent(Facts facts, Host host, MacAddress mac) {
    if (facts.flag().filter(RescueFlag::boots911).isPresent()) {
      return notNetbooted(host, "has not asked for an address");
    }
    Optional<Lease> lease = Optional.ofNullable(host.lease());
    String message = mac + " of " + host.name() + " is not in dnsmasq's log";
    String remedy =
        "power cycle it with PXE as boot device; check the VLAN tag of its switch port, and its MAC";
    return lease.isPresent()
        ? Problem.warning(
            "never-heard",
            host.dhcpLine(),
            message + "; it had " + lease.get().ip() + " before",
            remedy)
        : Problem.error("never-heard", host.dhcpLine(), message + ", and has no lease", remedy);
  }

  private static Optional<Problem> notNetbooted(Facts facts, Host host) {
    Optional<Instant> armed = facts.flag().filter(RescueFlag::boots911).map(RescueFlag::since);
    Instant heard =
        facts.messages(host.mac()).stream()
            .map(message -> message.line().time())
            .reduce((earlier, later) -> later)
            .orElse(Instant.EPOCH);
    return armed
        .filter(heard::isBefore)
        .map(since -> notNetbooted(host, "has not asked for an address since"));
  }

  private static Problem notNetbooted(Host host, String silence) {
    return Problem.warning(
        "not-netbooted",
        null,
        host.name() + " is armed for 911, and " + silence,
        "set its BMC to boot PXE once, then power cycle it");
  }

  private static boolean isNear(MacAddress a, MacAddress b) {
    int digits = a.digitsApart(b);
    return digits > 0 && digits <= MAX_DIGITS;
  }
}
