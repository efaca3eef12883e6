package io.pxedock.core.operation;

import io.pxedock.core.dnsmasq.DhcpHostsFile;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Registers a host: a line in the hosts file, a line in the dhcp-hostsfile.
 *
 * @param ip null for the next free address
 * @param fqdn empty for none
 */
public record AddHost(String name, MacAddress mac, Ipv4Address ip, String fqdn, boolean reload)
    implements Operation {
  @Override
  public String title() {
    return "host add " + name;
  }

  /** The address that a new host gets when none is given. */
  public static Optional<Ipv4Address> nextFree(Snapshot snapshot) {
    return HostConflicts.of(snapshot, null).nextFree();
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    HostName.checkShort(name);
    if (!fqdn.isEmpty()) {
      HostName.checkFqdn(fqdn);
    }
    SiteFiles files = snapshot.files().orThrow();
    Optional<Host> begun =
        HostTable.of(snapshot)
            .ownerOfName(name)
            .filter(h -> h.mac() == null && h.dhcpLine() == null);
    HostConflicts request = HostConflicts.of(snapshot, begun.orElse(null));
    request.checkMac(mac);
    request.checkName(name);
    if (!fqdn.isEmpty()) {
      request.checkName(fqdn);
    }
    Ipv4Address address = address(request, begun);
    request.checkIp(address, mac);
    List<Change> changes = new ArrayList<>();
    if (begun.isEmpty()) {
      HostsFile hosts = HostFiles.hostsFile(files);
      changes.add(HostFiles.change(files, hosts, hosts.append(address, fqdn, name)));
    }
    DhcpHostsFile dhcp = HostFiles.dhcpHostsFile(files);
    changes.add(HostFiles.change(files, dhcp, dhcp.append(mac, name)));
    String summary = name + " has " + address + " on " + mac;
    return Plan.of(this, summary, changes).loaded(snapshot, reload);
  }

  private Ipv4Address address(HostConflicts request, Optional<Host> begun) {
    Ipv4Address there = begun.flatMap(Host::address).orElse(null);
    if (there != null && ip != null && !there.equals(ip)) {
      throw Failure.refused(
              name + " has the address " + there + " already",
              "leave out --ip, or give that address")
          .at(begun.get().hostsLine());
    }
    if (there != null) {
      return there;
    }
    if (ip != null) {
      return ip;
    }
    return request
        .nextFree()
        .orElseThrow(
            () ->
                Failure.refused(
                    "no address of " + request.snapshot().settings().subnet() + " is free",
                    "remove a host that is gone"));
  }
}
