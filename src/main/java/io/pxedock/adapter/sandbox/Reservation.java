package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DhcpHostLine.Kind;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A {@code dhcp-host} that dnsmasq holds: what its line says, and the address it was given. */
final class Reservation {
  private final DhcpHostLine line;
  private final List<MacAddress> macs;
  private Ipv4Address ip;

  Reservation(DhcpHostLine line) {
    this.line = line;
    this.macs = line.macs();
    this.ip = line.ip().orElse(null);
  }

  Optional<Ipv4Address> ip() {
    return Optional.ofNullable(ip);
  }

  void give(Ipv4Address address) {
    ip = address;
  }

  /** In lower case, as libidn2 leaves it. */
  Optional<String> name() {
    return line.name().map(name -> name.toLowerCase(Locale.ROOT));
  }

  boolean isIgnored() {
    return line.isIgnored();
  }

  boolean has(MacAddress mac) {
    return macs.contains(mac);
  }

  /** How many octets of a pattern such as {@code 52:54:00:*:*:*} the address hits, if it fits. */
  OptionalInt fit(MacAddress mac) {
    return line.all(Kind.WILDCARD_MAC).stream()
        .flatMapToInt(field -> fit(field.text(), mac).stream())
        .max();
  }

  private static OptionalInt fit(String pattern, MacAddress mac) {
    String[] wanted = pattern.split(":");
    String[] octets = mac.text().split(":");
    if (wanted.length != octets.length) {
      return OptionalInt.empty();
    }
    int hits = 0;
    for (int i = 0; i < octets.length; i++) {
      if (!wanted[i].equals("*")) {
        if (Integer.parseInt(wanted[i], 16) != Integer.parseInt(octets[i], 16)) {
          return OptionalInt.empty();
        }
        hits++;
      }
    }
    return OptionalInt.of(hits);
  }

  /** Whether it counts only for clients with a tag, which nothing here sets. */
  boolean needsTag() {
    return line.has(Kind.MATCH_TAG);
  }

  List<String> tags() {
    return line.all(Kind.SET_TAG).stream().map(field -> field.text().substring(4)).toList();
  }

  Optional<LeaseTime> leaseTime() {
    return line.all(Kind.LEASE_TIME).stream()
        .reduce((a, b) -> b)
        .map(field -> LeaseTime.parse(field.text()));
  }
}
