package io.pxedock.core.operation;

import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DhcpHostsFile;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.dnsmasq.HostsLine;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Lease;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Changes a host where it stands; the rest of its lines stays. A 911 flag moves with the MAC.
 *
 * @param mac null to leave it, and so for the others
 */
public record EditHost(
    String host, MacAddress mac, Ipv4Address ip, String name, String fqdn, boolean reload)
    implements Operation {
  @Override
  public String title() {
    return "host edit " + host;
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    SiteFiles files = snapshot.files().orThrow();
    Host now = HostTable.of(snapshot).resolve(host);
    check(HostConflicts.of(snapshot, now), now);
    List<Change> changes = new ArrayList<>();
    addHostsChange(changes, files, now);
    addDhcpChange(changes, files, now);
    moveFlag(changes, files, now);
    Plan plan = Plan.of(this, summary(now), changes).loaded(snapshot, reload);
    return isLeasedToOldCard(files, now)
        ? plan.noting(
            "dnsmasq still leases "
                + now.ip()
                + " to "
                + now.mac()
                + ", and the new MAC gets no address until that ends: run 'pxedock stop', remove"
                + " that line from the lease file, then run 'pxedock start'")
        : plan;
  }

  // dnsmasq keeps leases in memory: a lease file that is changed while it runs changes nothing.
  private boolean isLeasedToOldCard(SiteFiles files, Host now) {
    boolean isSwapped = mac != null && now.mac() != null && !mac.equals(now.mac());
    return isSwapped
        && (ip == null || ip.equals(now.ip()))
        && files.leases().orElse(List.<Lease>of()).stream()
            .anyMatch(lease -> lease.ip().equals(now.ip()) && lease.mac().equals(now.mac()));
  }

  private void check(HostConflicts request, Host now) {
    if (name != null) {
      HostName.checkShort(name);
      request.checkName(name);
    }
    if (fqdn != null) {
      HostName.checkFqdn(fqdn);
      request.checkName(fqdn);
    }
    if (mac != null) {
      request.checkMac(mac);
    }
    if (ip != null) {
      request.checkIp(ip, mac == null ? now.mac() : mac);
    }
  }

  private void addHostsChange(List<Change> changes, SiteFiles files, Host now) {
    if (ip == null && name == null && fqdn == null) {
      return;
    }
    if (now.hostsLine() == null) {
      if (ip == null) {
        throw Failure.refused(now.name() + " has no line in the hosts file", "give --ip")
            .at(now.dhcpLine());
      }
      HostsFile file = HostFiles.hostsFile(files);
      String full = fqdn == null ? "" : fqdn;
      changes.add(HostFiles.change(files, file, file.append(ip, full, newName(now))));
      return;
    }
    HostsFile file = HostFiles.hostsFileWith(files, now.hostsLine());
    int number = now.hostsLine().line();
    HostsFile edited = file;
    if (ip != null) {
      edited = edited.withLine(number, edited.lines().get(number - 1).withIp(ip));
    }
    String newFqdn = newFqdn(now);
    if (!newFqdn.equals(now.fqdn())) {
      HostsLine line = edited.lines().get(number - 1);
      String text =
          now.fqdn().isEmpty() ? line.withFirstName(newFqdn) : line.withName(now.fqdn(), newFqdn);
      edited = edited.withLine(number, text);
    }
    if (name != null) {
      edited = edited.withLine(number, edited.lines().get(number - 1).withName(now.name(), name));
    }
    changes.add(HostFiles.change(files, file, edited));
  }

  private String newName(Host now) {
    return name == null ? now.name() : name;
  }

  private String newFqdn(Host now) {
    if (fqdn != null) {
      return fqdn;
    }
    return name == null ? now.fqdn() : followingFqdn(now, name);
  }

  /** Returns the FQDN of a renamed host: one that begins with the short name follows it. */
  public static String followingFqdn(Host now, String newName) {
    int length = now.name().length();
    boolean follows = now.fqdn().regionMatches(true, 0, now.name() + ".", 0, length + 1);
    return follows ? newName + now.fqdn().substring(length) : now.fqdn();
  }

  private void addDhcpChange(List<Change> changes, SiteFiles files, Host now) {
    if (now.dhcpLine() == null) {
      if (mac != null) {
        DhcpHostsFile file = HostFiles.dhcpHostsFile(files);
        changes.add(HostFiles.change(files, file, file.append(mac, newName(now))));
      }
      return;
    }
    DhcpHostsFile file = HostFiles.dhcpHostsFileWith(files, now.dhcpLine());
    int number = now.dhcpLine().line();
    DhcpHostsFile edited = file;
    if (mac != null) {
      DhcpHostLine line = edited.lines().get(number - 1);
      if (now.mac() == null) {
        throw Failure.refused(
                "the line of " + now.name() + " has no MAC to change",
                "remove the host and add it again")
            .at(now.dhcpLine());
      }
      edited = edited.withLine(number, line.withMac(now.mac(), mac));
    }
    if (name != null) {
      edited = edited.withLine(number, edited.lines().get(number - 1).withName(name));
    }
    if (ip != null) {
      edited = edited.withLine(number, edited.lines().get(number - 1).withIp(ip));
    }
    changes.add(HostFiles.change(files, file, edited));
  }

  private void moveFlag(List<Change> changes, SiteFiles files, Host now) {
    if (mac == null || now.mac() == null || mac.equals(now.mac()) || now.armed() == null) {
      return;
    }
    changes.addAll(RescueFlags.disarm(files, now.mac()));
    changes.addAll(RescueFlags.arm(files, mac, newName(now)));
  }

  private String summary(Host now) {
    Ipv4Address address = ip == null ? now.ip() : ip;
    MacAddress hardware = mac == null ? now.mac() : mac;
    return newName(now)
        + " has "
        + Objects.requireNonNullElse(address, "no address")
        + " on "
        + Objects.requireNonNullElse(hardware, "no MAC");
  }
}
