package io.pxedock.core.hosts;

import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DhcpRange;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.dnsmasq.HostsLine;
import io.pxedock.core.hosts.HostJoin.Named;
import io.pxedock.core.hosts.HostJoin.Reserved;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.FileLine;
import io.pxedock.model.host.Lease;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.site.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with the lines of the host files: what dnsmasq would drop with a complaint, and the
 * mistakes it takes in silence.
 */
final class LineProblems {
  private final SiteFiles files;
  private final Settings settings;
  private final DnsmasqVersion version;
  private final Map<String, List<Named>> byName;
  private final Map<MacAddress, Reserved> winnerOfMac = new HashMap<>();
  private final Map<String, Reserved> winnerOfName = new HashMap<>();
  private final Map<Ipv4Address, Reserved> winnerOfIp = new HashMap<>();
  private final Map<Reserved, Reserved> dropped = new HashMap<>();
  private final List<DhcpRange> ranges;

  LineProblems(
      SiteFiles files,
      Settings settings,
      DnsmasqVersion version,
      Map<String, List<Named>> byName,
      List<Reserved> reserved) {
    this.files = files;
    this.settings = settings;
    this.version = version;
    this.byName = byName;
    this.ranges = files.conf().ranges();
    Map<Ipv4Address, Reserved> explicit = new HashMap<>();
    for (Reserved entry : reserved) {
      // Of two lines with the same explicit address dnsmasq keeps the first, and drops the other.
      Ipv4Address own = entry.line().ip().orElse(null);
      if (own != null
          && !entry.line().isDropped(version)
          && explicit.putIfAbsent(own, entry) != null) {
        dropped.put(entry, explicit.get(own));
      } else if (!entry.line().isDropped(version)) {
        entry.line().macs().forEach(mac -> winnerOfMac.put(mac, entry));
        entry.line().name().ifPresent(name -> winnerOfName.put(key(name), entry));
        addressOf(entry.line()).ifPresent(ip -> winnerOfIp.put(ip, entry));
      }
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private List<Named> named(DhcpHostLine line) {
    return line.name().map(n -> byName.getOrDefault(key(n), List.of())).orElse(List.of());
  }

  private Optional<Ipv4Address> addressOf(DhcpHostLine line) {
    return line.ip()
        .or(() -> named(line).stream().flatMap(n -> n.line().ip().stream()).findFirst());
  }

  List<Problem> of(Reserved entry, Ipv4Address ip) {
    List<Problem> found = new ArrayList<>();
    addSpelling(found, entry);
    if (found.stream().noneMatch(p -> p.severity() == Severity.ERROR)) {
      addRivals(found, entry, ip);
      addAddress(found, entry, ip);
    }
    return found;
  }

  private void addSpelling(List<Problem> found, Reserved entry) {
    entry
        .line()
        .spellingFaults(version)
        .forEach(
            fault -> {
              Problem problem =
                  fault.harmless()
                      ? Problem.warning(
                          fault.code(), entry.place(), fault.message(), fault.remedy())
                      : Problem.error(fault.code(), entry.place(), fault.message(), fault.remedy());
              found.add(problem);
            });
  }

  private void addRivals(List<Problem> found, Reserved entry, Ipv4Address ip) {
    Reserved first = dropped.get(entry);
    if (first != null) {
      found.add(
          Problem.error(
              "duplicate-ip",
              entry.place(),
              ip + " stands at " + first.place() + " already, and dnsmasq drops this line",
              "remove one of the two lines"));
      return;
    }
    for (MacAddress mac : entry.line().macs()) {
      Reserved winner = winnerOfMac.get(mac);
      if (loses(entry, winner)) {
        found.add(rival("duplicate-mac", entry, winner, "MAC " + mac + " stands again"));
        return;
      }
    }
    Reserved sameName = entry.line().name().map(n -> winnerOfName.get(key(n))).orElse(null);
    if (loses(entry, sameName)) {
      found.add(
          rival(
              "duplicate-name",
              entry,
              sameName,
              "the name " + entry.line().name().orElse("") + " stands again"));
      return;
    }
    Reserved sameIp = ip == null ? null : winnerOfIp.get(ip);
    if (loses(entry, sameIp)) {
      found.add(rival("duplicate-ip", entry, sameIp, ip + " is given out again"));
    }
  }

  private static boolean loses(Reserved entry, Reserved winner) {
    return winner != null && !winner.place().equals(entry.place());
  }

  private static Problem rival(String code, Reserved entry, Reserved winner, String what) {
    return Problem.error(
        code,
        entry.place(),
        what + " at " + winner.place() + ", and the last line wins",
        "remove one of the two lines");
  }

  private void addAddress(List<Problem> found, Reserved entry, Ipv4Address ip) {
    DhcpHostLine line = entry.line();
    if (line.isIgnored()) {
      return;
    }
    if (ip == null) {
      found.add(
          Problem.error(
              "no-address",
              entry.place(),
              line.name()
                  .map(n -> "'" + n + "' has no line in the hosts file")
                  .orElse("no name and no address"),
              "add a line 'address name' to " + hostsFile()));
      return;
    }
    if (line.ip().isEmpty()
        && named(line).stream().map(n -> n.line().ip()).distinct().count() > 1) {
      found.add(
          Problem.error(
              "two-addresses",
              named(line).get(1).place(),
              "'" + line.name().orElse("") + "' has two addresses, so dnsmasq gives it none",
              "remove one of the lines"));
    }
    addRange(found, line, entry.place(), ip);
  }

  private void addRange(List<Problem> found, DhcpHostLine line, FileLine place, Ipv4Address ip) {
    boolean served =
        ranges.isEmpty() || ranges.stream().anyMatch(r -> r.subnet(settings.subnet()).contains(ip));
    if (!served) {
      found.add(
          Problem.error(
              "outside-range",
              place,
              ip + " of " + line.name().orElse("this host") + " lies in no dhcp-range",
              "give it an address of " + settings.subnet() + ", or add a dhcp-range"));
    } else {
      owner(ip)
          .ifPresent(
              whose ->
                  found.add(
                      Problem.error(
                          "taken-address",
                          place,
                          ip + " is " + whose + " address",
                          "give the host another")));
    }
  }

  /** Whose address it is already, of those that no host file names. */
  private Optional<String> owner(Ipv4Address ip) {
    if (ip.equals(settings.gateway())) {
      return Optional.of("the gateway's");
    }
    if (ip.equals(settings.address())) {
      return Optional.of("the PXE server's own");
    }
    return settings.images().takenAddress().filter(ip::equals).map(images -> "the images server's");
  }

  /** A lease that stands in the way: dnsmasq gives an address to nobody else while it is out. */
  static List<Problem> ofLease(Reserved entry, Ipv4Address ip, Map<Ipv4Address, Lease> leases) {
    Lease lease = leases.get(ip);
    if (lease == null
        || entry.line().macs().isEmpty()
        || entry.line().macs().contains(lease.mac())) {
      return List.of();
    }
    return List.of(
        Problem.error(
            "leased-elsewhere",
            entry.place(),
            ip + " is still leased to " + lease.mac(),
            "stop dnsmasq, drop that line from the lease file, start it"));
  }

  List<Problem> ofHostsFiles() {
    List<Problem> found = new ArrayList<>();
    for (HostsFile file : files.hostsFiles()) {
      for (HostsLine line : file.entries()) {
        if (line.isBadAddress()) {
          found.add(
              Problem.error(
                  "bad-address",
                  file.place(line),
                  "'" + line.addressText() + "' is not an address: dnsmasq drops the line",
                  "correct it"));
        }
        line.badNames(version)
            .forEach(
                name ->
                    found.add(
                        Problem.error(
                            "bad-name",
                            file.place(line),
                            "'" + name + "' is no name: dnsmasq passes over it",
                            "correct it")));
      }
    }
    return found;
  }

  private String hostsFile() {
    return files.hostsFiles().stream().map(HostsFile::shown).findFirst().orElse("the hosts file");
  }
}
