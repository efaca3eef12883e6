package io.pxedock.core.operation;

import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DhcpHostsFile;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.dnsmasq.HostsLine;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.ServedSubnets;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Lease;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.site.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The checks that every way of registering a host passes: what is taken, and by whom; which
 * addresses a host may have.
 *
 * @param self the host that is being changed, null for a new one
 */
record HostConflicts(Snapshot snapshot, HostTable table, ServedSubnets subnets, Host self) {
  static HostConflicts of(Snapshot snapshot, Host self) {
    return new HostConflicts(snapshot, HostTable.of(snapshot), ServedSubnets.of(snapshot), self);
  }

  /** Returns the same checks for another host of the same site. */
  HostConflicts with(Host other) {
    return new HostConflicts(snapshot, table, subnets, other);
  }

  private boolean isOther(Host host) {
    return self == null
        || !Objects.equals(host.dhcpLine(), self.dhcpLine())
        || !Objects.equals(host.hostsLine(), self.hostsLine());
  }

  void checkMac(MacAddress mac) {
    table.hosts().stream()
        .filter(h -> mac.equals(h.mac()) && isOther(h))
        .findFirst()
        .ifPresent(owner -> refuse("MAC " + mac, owner, owner.dhcpLine()));
    // A line may hold several, and a host has only the first of them.
    for (DhcpHostsFile file : snapshot.files().orThrow().dhcpHostsFiles()) {
      for (DhcpHostLine line : file.entries()) {
        FileLine place = file.place(line);
        if (line.macs().contains(mac) && (self == null || !place.equals(self.dhcpLine()))) {
          throw taken("MAC " + mac, line.name().orElse(mac.text()), place);
        }
      }
    }
  }

  void checkName(String name) {
    table.hosts().stream()
        .filter(h -> (name.equalsIgnoreCase(h.name()) || name.equalsIgnoreCase(h.fqdn())))
        .filter(this::isOther)
        .findFirst()
        .ifPresent(owner -> refuse("the name " + name, owner, owner.place()));
    checkLines("the name " + name, line -> line.hasName(name));
  }

  // Aliases, and lines that no host is joined with: dnsmasq reads them all the same.
  private void checkLines(String what, Predicate<HostsLine> holds) {
    for (HostsFile file : snapshot.files().orThrow().hostsFiles()) {
      for (HostsLine line : file.entries()) {
        FileLine place = file.place(line);
        if (holds.test(line) && (self == null || !place.equals(self.hostsLine()))) {
          throw taken(what, ownerOf(line), place);
        }
      }
    }
  }

  private String ownerOf(HostsLine line) {
    return table.hosts().stream()
        .map(Host::name)
        .filter(line::hasName)
        .findFirst()
        .or(() -> line.names().stream().findFirst())
        .orElse("nobody");
  }

  void checkIp(Ipv4Address ip, MacAddress mac) {
    Settings settings = snapshot.settings();
    if (subnets.with(ip).filter(served -> served.subnet().isHostAddress(ip)).isEmpty()) {
      throw refusedIp(ip, "not a host address in " + subnets.words());
    }
    if (subnets.isGateway(ip)) {
      throw refusedIp(ip, "the gateway's address");
    }
    if (ip.equals(settings.address())) {
      throw refusedIp(ip, "the boot server's address");
    }
    if (settings.images().takenAddress().filter(ip::equals).isPresent()) {
      throw refusedIp(ip, "the address that images/ is served at");
    }
    table.hosts().stream()
        .filter(h -> ip.equals(h.ip()) && isOther(h))
        .findFirst()
        .ifPresent(owner -> refuse("the address " + ip, owner, ipPlace(owner)));
    checkLines("the address " + ip, line -> line.ip().filter(ip::equals).isPresent());
    leaseOf(ip)
        .filter(lease -> !lease.mac().equals(mac) && !isOwn(lease))
        .ifPresent(
            lease -> {
              throw refusedIp(ip, "leased to " + lease.mac());
            });
  }

  private boolean isOwn(Lease lease) {
    return self != null && lease.mac().equals(self.mac());
  }

  private static FileLine ipPlace(Host owner) {
    return owner.hostsLine() == null ? owner.dhcpLine() : owner.hostsLine();
  }

  private Failure refusedIp(Ipv4Address ip, String why) {
    Ipv4Subnet subnet = subnets.with(ip).orElse(subnets.own()).subnet();
    String free =
        nextFree(subnet, a -> false)
            .map(a -> "the next free address is " + a)
            .orElse("no address is free");
    return Failure.refused(ip + " is " + why, free);
  }

  /** Returns the lowest address of a subnet that nobody has and that is not excluded. */
  Optional<Ipv4Address> nextFree(Ipv4Subnet subnet, Predicate<Ipv4Address> excluded) {
    Set<Ipv4Address> taken = taken();
    return subnet.firstFree(a -> !taken.contains(a) && !excluded.test(a));
  }

  /**
   * Returns the address for a new host of that name: in the subnet of the hosts that are named like
   * it, the lowest that nobody has and that is not excluded. A BMC that is in another subnet than
   * its machine gets the machine's number there, if it is free.
   */
  Optional<Ipv4Address> nextFree(String name, Predicate<Ipv4Address> excluded) {
    Set<Ipv4Address> taken = taken();
    Predicate<Ipv4Address> isFree = a -> !taken.contains(a) && !excluded.test(a);
    Ipv4Subnet subnet = subnetFor(name);
    return HostName.machineOfBmc(name)
        .flatMap(table::ownerOfName)
        .flatMap(Host::address)
        .filter(machine -> !subnet.contains(machine))
        .map(machine -> subnet.withHostPartOf(machine))
        .filter(ip -> subnet.isHostAddress(ip) && isFree.test(ip))
        .or(() -> subnet.firstFree(isFree));
  }

  /** Returns the subnet of the hosts that are named like a new one; else the container's own. */
  Ipv4Subnet subnetFor(String name) {
    String stem = stem(name);
    return table.hosts().stream()
        .filter(host -> stem(host.name()).equals(stem))
        .flatMap(host -> host.address().stream())
        .flatMap(ip -> subnets.with(ip).stream())
        .reduce((earlier, later) -> later)
        .orElse(subnets.own())
        .subnet();
  }

  private static String stem(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("[0-9]+$", "");
  }

  private Set<Ipv4Address> taken() {
    Settings settings = snapshot.settings();
    Set<Ipv4Address> taken = new HashSet<>();
    subnets.all().forEach(served -> taken.addAll(served.gateways()));
    taken.add(settings.address());
    settings.images().takenAddress().ifPresent(taken::add);
    table.hosts().forEach(h -> h.address().ifPresent(taken::add));
    snapshot.files().orThrow().leases().orElse(List.of()).forEach(l -> taken.add(l.ip()));
    snapshot.files().orThrow().hostsFiles().stream()
        .flatMap(f -> f.entries().stream())
        .forEach(line -> line.ip().ifPresent(taken::add));
    return taken;
  }

  private Optional<Lease> leaseOf(Ipv4Address ip) {
    return snapshot.files().orThrow().leases().orElse(List.of()).stream()
        .filter(lease -> lease.ip().equals(ip))
        .findFirst();
  }

  private static void refuse(String what, Host owner, FileLine where) {
    throw taken(what, owner.name(), where);
  }

  private static Failure taken(String what, String owner, FileLine where) {
    Failure failure =
        Failure.refused(
            what + " is taken by " + owner,
            Remedy.see("pxedock", "host", "show", owner).prefixed("choose another, or "));
    return where == null ? failure : failure.at(where);
  }
}
