package io.pxedock.core.operation;

import io.pxedock.core.dnsmasq.DhcpHostsFile;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.hosts.NewHost;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.text.LineText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The lines of new hosts, each checked against the site and against the other new hosts. */
final class Registration {
  private final SiteFiles files;
  private final HostConflicts site;
  private final HostsFile hostsBefore;
  private final DhcpHostsFile dhcpBefore;

  /** What the new hosts take, each in words and lower case, and who takes it. */
  private final Map<String, NewHost> taken = new HashMap<>();

  // Texts, because a file is parsed whole: once for the change, not once for each host of a list.
  private LineText hosts;
  private LineText dhcp;

  Registration(Snapshot snapshot) {
    this.files = snapshot.files().orThrow();
    this.site = HostConflicts.of(snapshot, null);
    this.hostsBefore = HostFiles.hostsFile(files);
    this.dhcpBefore = HostFiles.dhcpHostsFile(files);
    this.hosts = hostsBefore.text();
    this.dhcp = dhcpBefore.text();
  }

  /**
   * Adds a host; returns its address.
   *
   * @throws Failure REFUSED if something of it is taken or not valid
   */
  Ipv4Address add(NewHost host) {
    HostName.checkShort(host.name());
    if (!host.fqdn().isEmpty()) {
      HostName.checkFqdn(host.fqdn());
    }
    Optional<Host> begun =
        table().ownerOfName(host.name()).filter(h -> h.mac() == null && h.dhcpLine() == null);
    HostConflicts conflicts = site.with(begun.orElse(null));
    conflicts.checkMac(host.mac());
    conflicts.checkName(host.name());
    if (!host.fqdn().isEmpty()) {
      conflicts.checkName(host.fqdn());
    }
    Ipv4Address address = address(conflicts, host, begun);
    conflicts.checkIp(address, host.mac());
    take("MAC " + host.mac(), host);
    take("the name " + host.name(), host);
    take("the address " + address, host);
    if (!host.fqdn().isEmpty() && !host.fqdn().equalsIgnoreCase(host.name())) {
      take("the name " + host.fqdn(), host);
    }
    if (begun.isEmpty()) {
      hosts = HostsFile.append(hosts, address, host.fqdn(), host.name());
    }
    dhcp = DhcpHostsFile.append(dhcp, host.mac(), host.name());
    return address;
  }

  private HostTable table() {
    return site.table();
  }

  private void take(String what, NewHost host) {
    NewHost other = taken.putIfAbsent(what.toLowerCase(Locale.ROOT), host);
    if (other != null) {
      String where = other.place() == null ? "" : " at " + other.place();
      throw Failure.refused(
          what + " is that of " + other.name() + where + " too", "correct one of the two");
    }
  }

  private Ipv4Address address(HostConflicts conflicts, NewHost host, Optional<Host> begun) {
    Ipv4Address there = begun.flatMap(Host::address).orElse(null);
    if (there != null && host.ip() != null && !there.equals(host.ip())) {
      throw Failure.refused(
              host.name() + " has the address " + there + " already",
              "leave out --ip, or give that address")
          .at(begun.get().hostsLine());
    }
    if (there != null) {
      return there;
    }
    if (host.ip() != null) {
      return host.ip();
    }
    return conflicts
        .nextFree(host.name(), ip -> taken.containsKey("the address " + ip))
        .orElseThrow(
            () ->
                Failure.refused(
                    "no address of " + conflicts.subnetFor(host.name()) + " is free",
                    "remove a host that is gone"));
  }

  /** Returns the changes of both files. */
  List<Change> changes() {
    return List.of(
        HostFiles.change(files, hostsBefore, hostsBefore.with(hosts)),
        HostFiles.change(files, dhcpBefore, dhcpBefore.with(dhcp)));
  }
}
