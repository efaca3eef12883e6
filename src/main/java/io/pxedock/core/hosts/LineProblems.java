package io.pxedock.core.hosts;

import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.dnsmasq.HostsLine;
import io.pxedock.core.dnsmasq.model.Answer;
import io.pxedock.core.dnsmasq.model.Client;
import io.pxedock.core.dnsmasq.model.Dnsmasq;
import io.pxedock.core.dnsmasq.model.HostEntries;
import io.pxedock.core.dnsmasq.model.HostEntries.Dropped;
import io.pxedock.core.dnsmasq.model.HostEntry;
import io.pxedock.core.dnsmasq.model.HostsPlace;
import io.pxedock.core.hosts.HostJoin.Named;
import io.pxedock.core.hosts.HostJoin.Reserved;
import io.pxedock.core.site.ServedSubnets;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.FileLine;
import io.pxedock.model.Printable;
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
  private final Dnsmasq dnsmasq;
  private final ServedSubnets subnets;
  private final Map<FileLine, HostEntry> entries = new HashMap<>();
  private final Map<FileLine, Dropped> dropped = new HashMap<>();
  private final Map<Ipv4Address, FileLine> explicit = new HashMap<>();

  LineProblems(
      SiteFiles files,
      Settings settings,
      DnsmasqVersion version,
      Map<String, List<Named>> byName,
      Dnsmasq dnsmasq) {
    this.files = files;
    this.settings = settings;
    this.version = version;
    this.byName = byName;
    this.dnsmasq = dnsmasq;
    this.subnets = ServedSubnets.of(files, settings, version);
    HostEntries all = dnsmasq.loaded().entries();
    for (HostEntry entry : all.newestFirst()) {
      entries.put(place(entry), entry);
      entry.line().ip().ifPresent(ip -> explicit.putIfAbsent(ip, place(entry)));
    }
    all.dropped().forEach(line -> dropped.put(place(line.place()), line));
  }

  private FileLine place(HostEntry entry) {
    return place(entry.place());
  }

  private FileLine place(HostsPlace place) {
    return files.place(place.path(), place.line());
  }

  /** The address that dnsmasq has for the line, if it took the line. */
  Optional<Ipv4Address> address(FileLine place) {
    return Optional.ofNullable(entries.get(place)).flatMap(HostEntry::ip);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private List<Named> named(DhcpHostLine line) {
    return line.name().map(n -> byName.getOrDefault(key(n), List.of())).orElse(List.of());
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
    HostEntry taken = entries.get(entry.place());
    if (taken == null) {
      addDropped(found, entry);
      return;
    }
    for (MacAddress mac : entry.line().macs()) {
      Optional<HostEntry> winner = dnsmasq.offer(Client.pxe(mac, 0)).foundEntry();
      boolean isNamed = winner.isPresent() && winner.get().macs().contains(mac);
      if (isNamed && winner.get() != taken) {
        found.add(rival("duplicate-mac", entry, winner.get(), "MAC " + mac + " is used again"));
        return;
      }
    }
    HostEntry rival = taken.rival().orElse(null);
    if (rival != null && rival.name().equals(taken.name())) {
      String name = entry.line().name().orElse("");
      found.add(rival("duplicate-name", entry, rival, "the name " + name + " is used again"));
    } else if (rival != null) {
      found.add(rival("duplicate-ip", entry, rival, ip + " is used again"));
    }
  }

  private void addDropped(List<Problem> found, Reserved entry) {
    Optional<FileLine> first =
        entry.line().ip().map(explicit::get).filter(place -> !place.equals(entry.place()));
    Dropped line = dropped.get(entry.place());
    if (first.isPresent()) {
      found.add(
          Problem.error(
              "duplicate-ip",
              entry.place(),
              entry.line().ip().get()
                  + " is used at "
                  + first.get()
                  + " already, and dnsmasq drops this line",
              "remove one of the two lines"));
    } else if (line != null) {
      found.add(
          Problem.error(
              "dropped-line",
              entry.place(),
              "dnsmasq drops the line: " + line.message(),
              "correct it"));
    }
  }

  private Problem rival(String code, Reserved entry, HostEntry winner, String what) {
    return Problem.error(
        code,
        entry.place(),
        what + " at " + place(winner) + ", and the last line wins",
        "remove one of the two lines");
  }

  private void addAddress(List<Problem> found, Reserved entry, Ipv4Address ip) {
    DhcpHostLine line = entry.line();
    HostEntry taken = entries.get(entry.place());
    if (line.isIgnored() || taken == null) {
      return;
    }
    if (taken.join() == HostEntry.Join.NEVER_FIRST) {
      found.add(
          Problem.error(
              "two-addresses",
              named(line).get(1).place(),
              "'" + line.name().orElse("") + "' has two addresses, so dnsmasq gives it none",
              "remove one of the lines"));
      return;
    }
    if (ip == null) {
      addNoAddress(found, entry);
      return;
    }
    addRange(found, taken, entry.place(), ip);
    if (found.isEmpty()) {
      addOffer(found, taken, entry);
    }
  }

  private void addNoAddress(List<Problem> found, Reserved entry) {
    // A dynamic range has an address for it all the same.
    if (dnsmasq.isDynamic()) {
      return;
    }
    found.add(
        Problem.error(
            "no-address",
            entry.place(),
            entry
                .line()
                .name()
                .map(n -> "'" + n + "' has no line in the hosts file")
                .orElse("no name and no address"),
            "add a line 'address name' to " + hostsFile()));
  }

  private void addRange(List<Problem> found, HostEntry taken, FileLine place, Ipv4Address ip) {
    boolean hasRange = dnsmasq.loaded().conf().has("dhcp-range");
    if (hasRange && !dnsmasq.isServed(ip)) {
      found.add(
          Problem.error(
              "outside-range",
              place,
              ip
                  + " of "
                  + taken.line().name().orElse("this host")
                  + " is outside every dhcp-range",
              "give it an address of " + subnets.words() + ", or add a dhcp-range"));
      return;
    }
    owner(ip)
        .ifPresent(
            whose ->
                found.add(
                    Problem.error(
                        "taken-address",
                        place,
                        ip + " is " + whose,
                        "give the host another address")));
  }

  /** What the card is offered, where that is something else than its address. */
  private void addOffer(List<Problem> found, HostEntry taken, Reserved entry) {
    for (MacAddress mac : taken.macs()) {
      Answer answer = dnsmasq.offer(Client.pxe(mac, 0));
      boolean isFound = answer.foundEntry().filter(e -> e == taken).isPresent();
      Optional<Problem> problem =
          switch (answer.kind()) {
            case NOT_KNOWN ->
                Optional.of(
                    Problem.warning(
                        "not-known",
                        entry.place(),
                        "what dnsmasq offers " + mac + " is not known: " + answer.detail(),
                        "see 'pxedock preflight'"));
            case NO_RANGE_FOR_TAGS ->
                error(entry, "no-range-for-tags", "no dhcp-range takes the tags of " + mac);
            case IGNORED_BY_TAG ->
                error(entry, "ignored-by-tag", "a dhcp-ignore is about the tags of " + mac);
            default ->
                isFound || entry.line().all(DhcpHostLine.Kind.MATCH_TAG).isEmpty()
                    ? Optional.<Problem>empty()
                    : error(entry, "needs-tag", needsTag(entry.line(), mac));
          };
      if (problem.isPresent()) {
        found.add(problem.get());
        return;
      }
    }
  }

  private static String needsTag(DhcpHostLine line, MacAddress mac) {
    String tag = line.all(DhcpHostLine.Kind.MATCH_TAG).get(0).text();
    return "'" + Printable.line(tag) + "' keeps the line from " + mac + ", which has other tags";
  }

  private static Optional<Problem> error(Reserved entry, String code, String message) {
    return Optional.of(
        Problem.error(code, entry.place(), message, "remove the tag, or set it for the machine"));
  }

  /** Whose address it is already, of those that no host file names. */
  private Optional<String> owner(Ipv4Address ip) {
    if (subnets.isGateway(ip)) {
      return Optional.of("the gateway's address");
    }
    if (ip.equals(settings.address())) {
      return Optional.of("the boot server's address");
    }
    return settings
        .images()
        .takenAddress()
        .filter(ip::equals)
        .map(images -> "the address that images/ is served at");
  }

  /** A lease that is in the way: dnsmasq gives an address to nobody else while it is out. */
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
            "stop dnsmasq, remove that line from the lease file, start dnsmasq"));
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
                            "'" + name + "' is not a valid name: dnsmasq ignores it",
                            "correct it")));
      }
    }
    return found;
  }

  private String hostsFile() {
    return files.hostsFiles().stream().map(HostsFile::shown).findFirst().orElse("the hosts file");
  }
}
