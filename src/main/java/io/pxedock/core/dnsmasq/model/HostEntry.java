package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DhcpHostLine.Field;
import io.pxedock.core.dnsmasq.DhcpHostLine.Kind;
import io.pxedock.core.dnsmasq.HexField;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A dhcp-host that dnsmasq holds: its line, and the address that it has or was given. */
public final class HostEntry {
  /** How an entry without an address of its own fared when names were looked up. */
  public enum Join {
    /** It has an address of its own, or no name. */
    NONE,
    /** It got the address of its name. */
    JOINED,
    /** No hosts file has its name. */
    NO_SUCH_NAME,
    /** Its name has addresses, and is the first name of none of them. */
    NEVER_FIRST,
    /** The address of its name is another entry's. */
    TAKEN,
    /** Its name has addresses of IPv6 only. */
    ONLY_IPV6,
    /** dnsmasq answers no DNS, so it has no names. */
    NO_DNS,
    /** It depends on the hash of the run which address it is. */
    NOT_KNOWN
  }

  private final HostsPlace place;
  private final DhcpHostLine line;
  private final List<MacAddress> macs;
  private final List<HexField> patterns;
  private final List<String> filter;
  private final List<String> tags;
  private final String name;
  private final boolean isInConf;
  private Ipv4Address ip;
  private List<Ipv4Address> candidates = List.of();
  private HostsPlace source;
  private HostEntry rival;
  private Join join = Join.NONE;
  private boolean hasIpv6;

  HostEntry(HostsPlace place, DhcpHostLine line, boolean isInConf) {
    this.place = place;
    this.line = line;
    this.isInConf = isInConf;
    this.macs = line.macs();
    this.patterns =
        line.all(Kind.WILDCARD_MAC).stream()
            .flatMap(field -> HexField.address(field.raw()).stream())
            .toList();
    this.filter = line.all(Kind.MATCH_TAG).stream().map(HostEntry::tag).toList();
    this.tags = line.all(Kind.SET_TAG).stream().map(HostEntry::tag).toList();
    this.name = line.name().map(n -> n.toLowerCase(Locale.ROOT)).orElse(null);
    this.ip = line.ip().orElse(null);
    this.hasIpv6 = line.has(Kind.IPV6);
  }

  private static String tag(Field field) {
    return field.raw().substring(4);
  }

  /** Returns where the line is. */
  public HostsPlace place() {
    return place;
  }

  /** Returns the line that the entry was read from. */
  public DhcpHostLine line() {
    return line;
  }

  /** Whether it is an option of the configuration, which a reload does not read again. */
  public boolean isInConf() {
    return isInConf;
  }

  /**
   * Returns the address that dnsmasq reserves; empty if it reserves none, or it is not known which.
   */
  public Optional<Ipv4Address> ip() {
    return Optional.ofNullable(ip);
  }

  /** Returns the line of the hosts file that the address comes from, if it comes from one. */
  public Optional<HostsPlace> source() {
    return Optional.ofNullable(source);
  }

  /** Returns the entry that has the address of its name, when the join is {@code TAKEN}. */
  public Optional<HostEntry> rival() {
    return Optional.ofNullable(rival);
  }

  /** Returns how the entry came by its address. */
  public Join join() {
    return join;
  }

  /** Returns the name in lower case, up to the first dot. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** Returns the hardware addresses, in the order of the line. */
  public List<MacAddress> macs() {
    return macs;
  }

  /** Returns whether the line says {@code ignore}. */
  public boolean isIgnored() {
    return line.isIgnored();
  }

  boolean has(MacAddress mac) {
    return macs.contains(mac);
  }

  boolean hasPatterns() {
    return !patterns.isEmpty();
  }

  /** How well a pattern such as {@code 52:54:00:*:*:*} fits the card; 0 when none does. */
  int fit(MacAddress mac) {
    return patterns.stream().mapToInt(pattern -> pattern.fit(mac)).max().orElse(0);
  }

  List<String> filter() {
    return filter;
  }

  /** Returns the tags that it gives its clients. */
  public List<String> tags() {
    return tags;
  }

  /** Whether it has an address of IPv6, its own or from its name. */
  boolean hasIpv6() {
    return hasIpv6;
  }

  /** Returns the lease time of the line, as it is written; the last one if there are several. */
  public Optional<String> leaseTime() {
    return line.all(Kind.LEASE_TIME).stream().reduce((a, b) -> b).map(Field::text);
  }

  void joinTo(Ipv4Address address, HostsPlace from) {
    ip = address;
    source = from;
    join = Join.JOINED;
  }

  void joinToOneOf(List<Ipv4Address> addresses, HostsPlace from) {
    candidates = addresses;
    source = from;
    join = Join.NOT_KNOWN;
  }

  /** Returns the addresses of which it may have one, when the join is {@code NOT_KNOWN}. */
  public List<Ipv4Address> candidates() {
    return candidates;
  }

  void joinToIpv6() {
    hasIpv6 = true;
    join = join == Join.NO_SUCH_NAME ? Join.ONLY_IPV6 : join;
  }

  void joinFailed(Join why, HostsPlace from, HostEntry other) {
    join = why;
    source = from;
    rival = other;
  }

  @Override
  public String toString() {
    return place.path() + ":" + place.line();
  }
}
