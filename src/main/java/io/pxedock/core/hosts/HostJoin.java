package io.pxedock.core.hosts;

import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DhcpHostsFile;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.dnsmasq.HostsLine;
import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.dnsmasq.model.Dnsmasq;
import io.pxedock.core.dnsmasq.model.Loaded;
import io.pxedock.core.dnsmasq.model.Segment;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.FileLine;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Lease;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.site.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the hosts of the files: each line of a dhcp-hostsfile with the address that the model of
 * dnsmasq has for it, and the line of a hosts file that has its name.
 */
final class HostJoin {
  /** A line of a hosts file under one of its names. */
  record Named(FileLine place, HostsLine line) {}

  /** A line of a dhcp-hostsfile. */
  record Reserved(FileLine place, DhcpHostLine line) {}

  private final SiteFiles files;
  private final Settings settings;
  private final DnsmasqVersion version;
  private final Dnsmasq dnsmasq;
  private final Map<String, List<Named>> byName = new HashMap<>();
  private final List<Reserved> reserved = new ArrayList<>();
  private final Map<MacAddress, RescueFlag> armed = new HashMap<>();
  private final Map<MacAddress, Lease> leases = new HashMap<>();
  private final Map<Ipv4Address, Lease> leaseOfIp = new HashMap<>();
  private final List<Problem> uuids;

  private HostJoin(SiteFiles files, Settings settings, DnsmasqVersion version, Instant now) {
    this.files = files;
    this.settings = settings;
    this.version = version;
    files.hostsFiles().forEach(this::index);
    files.dhcpHostsFiles().forEach(this::index);
    Configuration conf = files.configuration(version);
    conf.all("dhcp-host")
        .forEach(
            line ->
                reserved.add(
                    new Reserved(
                        files.place(line.path(), line.number()),
                        DhcpHostLine.ofOption(line.number(), line.text()))));
    dnsmasq =
        Dnsmasq.of(
            Loaded.of(conf, files.source()),
            Segment.own("eth0", settings.address(), settings.subnet()),
            files.leases().orElse(List.of()),
            now);
    files.boot().value().map(BootDirectory::allArmed).ifPresent(armed::putAll);
    uuids = files.boot().value().map(RescueFlagProblems::uuids).orElse(List.of());
    for (Lease lease : files.leases().orElse(List.of())) {
      leases.put(lease.mac(), lease);
      leaseOfIp.put(lease.ip(), lease);
    }
  }

  static HostTable join(SiteFiles files, Settings settings, DnsmasqVersion version, Instant now) {
    return new HostJoin(files, settings, version, now).table();
  }

  private void index(HostsFile file) {
    for (HostsLine line : file.entries()) {
      Named named = new Named(file.place(line), line);
      List<String> bad = line.badNames(version);
      line.names().stream()
          .filter(n -> !bad.contains(n))
          .forEach(n -> byName.computeIfAbsent(key(n), k -> new ArrayList<>(1)).add(named));
    }
  }

  private void index(DhcpHostsFile file) {
    file.entries().forEach(line -> reserved.add(new Reserved(file.place(line), line)));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private HostTable table() {
    LineProblems problems = new LineProblems(files, settings, version, byName, dnsmasq);
    List<Host> hosts = new ArrayList<>();
    Set<String> joined = new HashSet<>();
    for (Reserved entry : reserved) {
      hosts.add(host(entry, problems));
      entry.line().name().ifPresent(n -> joined.add(key(n)));
    }
    for (HostsFile file : files.hostsFiles()) {
      for (HostsLine line : file.entries()) {
        if (line.ip().isPresent()
            && line.names().stream().noneMatch(n -> joined.contains(key(n)))) {
          hosts.add(unreserved(new Named(file.place(line), line), problems));
        }
      }
    }
    return new HostTable(List.copyOf(hosts), general(problems, hosts));
  }

  private Host host(Reserved entry, LineProblems problems) {
    DhcpHostLine line = entry.line();
    MacAddress mac = line.macs().stream().findFirst().orElse(null);
    List<Named> named =
        line.name().map(n -> byName.getOrDefault(key(n), List.of())).orElse(List.of());
    HostsLine hostsLine = named.isEmpty() ? null : named.get(0).line();
    FileLine hostsPlace = named.isEmpty() ? null : named.get(0).place();
    Ipv4Address ip =
        problems
            .address(entry.place())
            .or(line::ip)
            .or(() -> Optional.ofNullable(hostsLine).flatMap(HostsLine::ip))
            .orElse(null);
    String fqdn = Optional.ofNullable(hostsLine).flatMap(HostsLine::fqdn).orElse("");
    String name = line.name().orElseGet(() -> mac != null ? mac.text() : line.text().strip());
    Set<Problem> found = new LinkedHashSet<>(problems.of(entry, ip));
    found.addAll(LineProblems.ofLease(entry, ip, leaseOfIp));
    RescueFlag flag = mac == null ? null : armed.get(mac);
    Host host =
        new Host(name, fqdn, ip, mac, hostsPlace, entry.place(), flag, leases.get(mac), List.of());
    files.boot().value().ifPresent(boot -> found.addAll(RescueFlagProblems.of(host, boot, uuids)));
    return withProblems(host, found);
  }

  private Host unreserved(Named named, LineProblems problems) {
    HostsLine line = named.line();
    String fqdn = line.fqdn().orElse("");
    String name = line.shortName().or(() -> line.names().stream().findFirst()).orElse("");
    Host host =
        new Host(
            name, fqdn, line.ip().orElse(null), null, named.place(), null, null, null, List.of());
    return withProblems(host, Set.of());
  }

  private static Host withProblems(Host h, Set<Problem> problems) {
    return new Host(
        h.name(),
        h.fqdn(),
        h.ip(),
        h.mac(),
        h.hostsLine(),
        h.dhcpLine(),
        h.armed(),
        h.lease(),
        List.copyOf(problems));
  }

  private List<Problem> general(LineProblems problems, List<Host> hosts) {
    List<Problem> general = new ArrayList<>(problems.ofHostsFiles());
    Set<MacAddress> known = new HashSet<>();
    hosts.forEach(h -> h.hardware().ifPresent(known::add));
    files.boot().value().ifPresent(boot -> general.addAll(RescueFlagProblems.strays(boot, known)));
    general.addAll(uuids);
    return List.copyOf(general);
  }
}
