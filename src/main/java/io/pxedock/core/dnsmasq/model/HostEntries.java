package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DhcpHostLine.Kind;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.Ipv6Text;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.LineText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The dhcp-hosts that dnsmasq holds, the one that was read last first: that is why of two lines the
 * last wins (one_opt, option.c; dhcp_update_configs and find_config, dhcp-common.c).
 */
public final class HostEntries {
  /** As many bytes as dnsmasq reads at once; what follows is a line to it. */
  private static final int CHUNK = 1024;

  /** A line that dnsmasq did not take. */
  public record Dropped(HostsPlace place, DhcpHostLine line, String message) {}

  private final DnsmasqVersion version;
  private final List<HostEntry> read = new ArrayList<>();
  private final List<Dropped> dropped = new ArrayList<>();
  private final Map<Ipv4Address, HostEntry> byIp = new HashMap<>();
  private final Set<String> networks = new LinkedHashSet<>();
  private final Set<Ipv4Address> stale = new HashSet<>();
  private final Set<Ipv4Address> perhapsStale = new HashSet<>();
  private boolean isDoubtful;
  private final Set<Ipv4Address> uncertain = new HashSet<>();
  private final Map<MacAddress, List<HostEntry>> byMac = new HashMap<>();
  private List<HostEntry> newestFirst = List.of();
  private List<HostEntry> withPatterns = List.of();

  HostEntries(DnsmasqVersion version) {
    this.version = version;
  }

  /** Takes over which addresses the entries of the configuration had before a reload. */
  void expect(HostEntries before) {
    before.read.stream()
        .filter(HostEntry::isInConf)
        .flatMap(entry -> entry.ip().stream())
        .forEach(stale::add);
    before.read.stream()
        .filter(HostEntry::isInConf)
        .flatMap(entry -> entry.candidates().stream())
        .forEach(perhapsStale::add);
  }

  /** Whether a line may have been dropped for an address that another entry may have had. */
  boolean isDoubtful() {
    return isDoubtful;
  }

  /** Takes the option {@code dhcp-host} of the configuration. */
  void readOption(ConfLine option) {
    DhcpHostLine line = DhcpHostLine.ofOption(option.number(), option.text());
    HostsPlace place = new HostsPlace(option.path(), option.number());
    HostFaults.of(line, version, byIp::containsKey)
        .ifPresentOrElse(
            what -> dropped.add(new Dropped(place, line, what)),
            () -> add(new HostEntry(place, line, true)));
  }

  /** Takes a dhcp-hostsfile in, whatever of it has no fault. */
  void read(String path, LineText text, Consumer<LogMessage> log) {
    int number = 0;
    for (int n = 1; n <= text.size(); n++) {
      String whole = text.line(n);
      for (int from = 0; from == 0 || from < whole.length(); from += CHUNK) {
        number++;
        String chunk = whole.substring(from, Math.min(whole.length(), from + CHUNK));
        readLine(new HostsPlace(path, n), DhcpHostLine.parse(n, chunk), number, log);
      }
    }
  }

  private void readLine(HostsPlace place, DhcpHostLine line, int number, Consumer<LogMessage> log) {
    if (line.isEmpty()) {
      return;
    }
    Optional<String> fault = fault(line);
    if (fault.isPresent()) {
      String message = fault.get() + " at line " + number + " of " + place.path();
      log.accept(new LogMessage(false, message));
      dropped.add(new Dropped(place, line, message));
    } else {
      add(new HostEntry(place, line, false));
    }
  }

  private Optional<String> fault(DhcpHostLine line) {
    isDoubtful |= line.ip().filter(perhapsStale::contains).isPresent();
    return HostFaults.of(line, version, ip -> byIp.containsKey(ip) || stale.contains(ip));
  }

  private void add(HostEntry entry) {
    read.add(entry);
    entry.ip().ifPresent(ip -> byIp.putIfAbsent(ip, entry));
  }

  /**
   * Gives each entry without an address the one of its name, unless another entry has it.
   *
   * @param names null when dnsmasq answers no DNS
   */
  void join(Names names, Consumer<LogMessage> log) {
    List<HostEntry> order = new ArrayList<>(read);
    Collections.reverse(order);
    newestFirst = Collections.unmodifiableList(order);
    for (HostEntry entry : newestFirst) {
      if (entry.ip().isEmpty() && entry.name().isPresent()) {
        joinIpv4(entry, names, log);
      }
    }
    newestFirst.stream().flatMap(HostEntries::networks).forEach(networks::add);
    if (names != null) {
      newestFirst.forEach(entry -> joinIpv6(entry, names, log));
    }
    index();
  }

  private void joinIpv4(HostEntry entry, Names names, Consumer<LogMessage> log) {
    if (names == null) {
      entry.joinFailed(HostEntry.Join.NO_DNS, null, null);
      return;
    }
    String name = entry.name().get();
    Names.Found found = names.lookUp(name, false);
    if (found.address() == null) {
      entry.joinFailed(
          found.isSilent() ? HostEntry.Join.NEVER_FIRST : HostEntry.Join.NO_SUCH_NAME, null, null);
      return;
    }
    Ipv4Address ip = found.address().ip;
    if (found.isOneOfSeveral()) {
      log.accept(
          new LogMessage(
              true, name + " has more than one address in hostsfile, using " + ip + " for DHCP"));
    }
    if (!found.isKnown() || uncertain.contains(ip)) {
      uncertain.addAll(names.addresses(name));
      entry.joinToOneOf(names.addresses(name), found.address().place);
      return;
    }
    HostEntry other = byIp.putIfAbsent(ip, entry);
    if (other == null) {
      entry.joinTo(ip, found.address().place);
    } else {
      entry.joinFailed(HostEntry.Join.TAKEN, found.address().place, other);
      sayDuplicate(ip.toString(), name, log);
    }
  }

  private static Stream<String> networks(HostEntry entry) {
    return entry.line().all(Kind.IPV6).stream()
        .map(field -> field.text().substring(1, field.text().length() - 1));
  }

  private void joinIpv6(HostEntry entry, Names names, Consumer<LogMessage> log) {
    if (entry.hasIpv6() || entry.name().isEmpty()) {
      return;
    }
    String name = entry.name().get();
    Names.Found found = names.lookUp(name, true);
    if (found.address() == null) {
      return;
    }
    String ipv6 = found.address().ipv6;
    if (found.isOneOfSeveral()) {
      log.accept(
          new LogMessage(
              true, name + " has more than one address in hostsfile, using " + ipv6 + " for DHCP"));
    }
    if (networks.stream().noneMatch(network -> Ipv6Text.contains(network, ipv6))) {
      networks.add(ipv6);
      entry.joinToIpv6();
    } else {
      sayDuplicate(ipv6, name, log);
    }
  }

  private static void sayDuplicate(String address, String name, Consumer<LogMessage> log) {
    log.accept(
        new LogMessage(
            true, "duplicate IP address " + address + " (" + name + ") in dhcp-config directive"));
  }

  private void index() {
    for (HostEntry entry : newestFirst) {
      entry.macs().forEach(mac -> byMac.computeIfAbsent(mac, m -> new ArrayList<>(1)).add(entry));
    }
    withPatterns = newestFirst.stream().filter(HostEntry::hasPatterns).toList();
  }

  /** Returns all entries, the one that counts first in front. */
  public List<HostEntry> newestFirst() {
    return newestFirst;
  }

  /** Returns the lines that dnsmasq did not take, in the order in which it read them. */
  public List<Dropped> dropped() {
    return Collections.unmodifiableList(dropped);
  }

  /** Returns the entries that name the card, the one that counts first in front. */
  public List<HostEntry> of(MacAddress mac) {
    return Collections.unmodifiableList(byMac.getOrDefault(mac, List.of()));
  }

  List<HostEntry> withPatterns() {
    return withPatterns;
  }

  /** Whether it is not known if an entry has the address. */
  boolean isUncertain(Ipv4Address ip) {
    return uncertain.contains(ip);
  }

  /** Returns the entry that has the address. */
  public Optional<HostEntry> of(Ipv4Address ip) {
    return Optional.ofNullable(byIp.get(ip));
  }
}
