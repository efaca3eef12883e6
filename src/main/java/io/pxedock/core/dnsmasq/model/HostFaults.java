package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DhcpHostLine.Field;
import io.pxedock.core.dnsmasq.DhcpHostLine.Kind;
import io.pxedock.core.dnsmasq.DnsName;
import io.pxedock.core.dnsmasq.DnsmasqRule;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.model.net.Ipv4Address;
import java.util.Optional;
import java.util.function.Predicate;

/** Why dnsmasq does not take a dhcp-host: the first reason in it (one_opt, option.c). */
final class HostFaults {
  private HostFaults() {}

  /**
   * As dnsmasq says it, up to {@code at line}.
   *
   * @param isTaken whether a dhcp-host that was read before has the address
   */
  static Optional<String> of(
      DhcpHostLine line, DnsmasqVersion version, Predicate<Ipv4Address> isTaken) {
    boolean isNamed = false;
    for (Field field : line.fields()) {
      Optional<String> fault = of(field, version, isTaken, isNamed);
      if (fault.isPresent()) {
        return fault;
      }
      isNamed |= field.kind() == Kind.NAME;
    }
    return Optional.empty();
  }

  private static Optional<String> of(
      Field field, DnsmasqVersion version, Predicate<Ipv4Address> isTaken, boolean isNamed) {
    return switch (field.kind()) {
      case BAD_HEX -> Optional.of("bad hex constant");
      case BAD_IPV6 -> Optional.of(field.text().contains("/") ? "bad IPv6 prefix" : BAD_IPV6);
      case UNCLOSED -> Optional.of("missing \"");
      case IP ->
          Ipv4Address.tryParse(field.text())
              .filter(isTaken)
              .map(ip -> "duplicate dhcp-host IP address " + ip);
      case NAME, BAD_NAME -> name(field, version, isNamed);
      default -> Optional.empty();
    };
  }

  private static final String BAD_IPV6 = "bad IPv6 address";

  private static Optional<String> name(Field field, DnsmasqVersion version, boolean isNamed) {
    if (isNamed && version.has(DnsmasqRule.REFUSES_TWO_NAMES)) {
      return Optional.of("DHCP host has multiple names");
    }
    return DnsName.isHostname(field.text(), version)
        ? Optional.empty()
        : Optional.of("bad DHCP host name");
  }
}
