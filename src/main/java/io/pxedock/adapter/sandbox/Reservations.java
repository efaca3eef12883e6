package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DhcpHostLine.Field;
import io.pxedock.core.dnsmasq.DhcpHostsFile;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All that dnsmasq was told about DHCP clients, the line read last first: that is why of two lines
 * the last wins (one_opt, option.c; find_config, dhcp-common.c).
 */
final class Reservations {
  private final Deque<Reservation> all = new ArrayDeque<>();
  private final Map<MacAddress, Deque<Reservation>> byMac = new HashMap<>();
  private final Set<Ipv4Address> taken = new HashSet<>();

  /**
   * Takes a file in.
   *
   * @param complain told what is dropped, as the log says it
   */
  void read(DhcpHostsFile file, String path, Consumer<String> complain) {
    for (DhcpHostLine line : file.entries()) {
      Optional<String> fault = fault(line);
      if (fault.isPresent()) {
        complain.accept(fault.get() + " at line " + line.number() + " of " + path);
      } else {
        add(new Reservation(line), line);
      }
    }
  }

  private void add(Reservation reservation, DhcpHostLine line) {
    all.addFirst(reservation);
    line.macs()
        .forEach(mac -> byMac.computeIfAbsent(mac, m -> new ArrayDeque<>()).addFirst(reservation));
    reservation.ip().ifPresent(taken::add);
  }

  /** Why the line is dropped: the first reason in it. */
  private Optional<String> fault(DhcpHostLine line) {
    return line.fields().stream().flatMap(field -> fault(field).stream()).findFirst();
  }

  private Optional<String> fault(Field field) {
    return switch (field.kind()) {
      case BAD_HEX -> Optional.of("bad hex constant");
      case BAD_NAME -> Optional.of("bad DHCP host name");
      case BAD_IPV6 -> Optional.of("bad IPv6 prefix");
      case UNCLOSED -> Optional.of("missing \"");
      case IP ->
          Ipv4Address.tryParse(field.text())
              .filter(taken::contains)
              .map(ip -> "duplicate dhcp-host IP address " + ip);
      default -> Optional.empty();
    };
  }

  /** Gives each host without an address the one of its name, unless another host has it. */
  void join(HostNames names, Consumer<String> complain) {
    for (Reservation reservation : all) {
      if (reservation.ip().isEmpty() && reservation.name().isPresent()) {
        String name = reservation.name().get();
        names.lookUp(name, complain).ifPresent(ip -> give(reservation, name, ip, complain));
      }
    }
  }

  private void give(Reservation to, String name, Ipv4Address ip, Consumer<String> complain) {
    if (taken.add(ip)) {
      to.give(ip);
    } else {
      complain.accept("duplicate IP address " + ip + " (" + name + ") in dhcp-config directive");
    }
  }

  /** Whether some host's address it is. */
  boolean isTaken(Ipv4Address ip) {
    return taken.contains(ip);
  }

  /**
   * What dnsmasq finds for a client: its own address before a pattern.
   *
   * @param served whether an address lies where this dnsmasq serves; a host elsewhere is passed
   *     over
   */
  Optional<Reservation> find(MacAddress mac, Predicate<Ipv4Address> served) {
    Predicate<Reservation> fits = r -> !r.needsTag() && r.ip().map(served::test).orElse(true);
    Optional<Reservation> own =
        byMac.getOrDefault(mac, new ArrayDeque<>()).stream().filter(fits).findFirst();
    return own.or(
        () ->
            all.stream()
                .filter(fits)
                .filter(r -> r.fit(mac).isPresent())
                .max(Comparator.comparingInt(r -> r.fit(mac).getAsInt())));
  }
}
