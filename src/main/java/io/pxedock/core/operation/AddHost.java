package io.pxedock.core.operation;

import io.pxedock.core.hosts.NewHost;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.List;

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

  /** Returns the next free address of each subnet of the site. */
  public static List<Ipv4Address> nextFree(Snapshot snapshot) {
    HostConflicts conflicts = HostConflicts.of(snapshot, null);
    return conflicts.subnets().all().stream()
        .flatMap(served -> conflicts.nextFree(served.subnet(), ip -> false).stream())
        .toList();
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    Registration registration = new Registration(snapshot);
    Ipv4Address address = registration.add(new NewHost(name, fqdn, mac, ip, null));
    String summary = name + " has " + address + " on " + mac;
    return Plan.of(this, summary, registration.changes()).loaded(snapshot, reload);
  }
}
