package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.DhcpRange;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.model.host.Lease;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** dnsmasq's DHCP server (rfc2131.c): who gets which address, and what the log says of it. */
final class DhcpService {
  private final DnsmasqConf conf;
  private final Segment segment;
  private final LeaseTable leases;
  private final MonotonicClock ticks;
  private final DhcpLog log;
  private final List<DhcpRange> ranges;
  private Reservations reservations = new Reservations();
  private boolean hasUsedTag;

  DhcpService(
      DnsmasqConf conf, Segment segment, LeaseTable leases, MonotonicClock ticks, Syslog log) {
    this.conf = conf;
    this.segment = segment;
    this.leases = leases;
    this.ticks = ticks;
    this.log = new DhcpLog(conf, segment, log);
    this.ranges =
        conf.ranges().stream()
            .filter(range -> range.subnet(segment.subnet()).contains(segment.server()))
            .toList();
  }

  void announce() {
    log.announce();
  }

  void use(Reservations newest) {
    reservations = newest;
  }

  /** Whether a host with {@code set:} has asked, after which 2.90 does not survive a reload. */
  boolean hasUsedTag() {
    return hasUsedTag;
  }

  Optional<String> bootFile() {
    return log.bootFile();
  }

  /**
   * @return the address offered
   */
  Optional<Ipv4Address> discover(MacAddress mac, long xid) {
    if (ranges.isEmpty()) {
      log.noRange();
      return Optional.empty();
    }
    leases.dropExpired(ticks.now());
    Optional<Reservation> host = reservations.find(mac, this::isServed);
    useTags(host);
    log.begin(xid, ranges);
    if (host.map(Reservation::isIgnored).orElse(false)) {
      log.discover(xid, mac, "ignored");
      return Optional.empty();
    }
    Optional<Ipv4Address> address = addressFor(mac, host);
    log.discover(xid, mac, address.isPresent() ? "" : "no address available");
    address.ifPresent(ip -> log.offer(xid, mac, ip, host, leaseTime(host)));
    return address;
  }

  private void useTags(Optional<Reservation> host) {
    List<String> tags = host.map(Reservation::tags).orElse(List.of());
    hasUsedTag |= !tags.isEmpty();
    if (tags.contains("")) {
      throw new Segfault();
    }
  }

  private Optional<Ipv4Address> addressFor(MacAddress mac, Optional<Reservation> host) {
    Optional<Ipv4Address> own = host.flatMap(h -> h.ip().filter(ip -> isFree(ip, mac, h)));
    return own.or(() -> leases.of(mac).map(Lease::ip).filter(this::isPoolAddress))
        .or(() -> fromPool(mac));
  }

  private boolean isFree(Ipv4Address ip, MacAddress mac, Reservation host) {
    Optional<Lease> lease = leases.of(ip).filter(l -> !l.mac().equals(mac) && !host.has(l.mac()));
    if (lease.isPresent()) {
      log.notUsing(ip, "it is leased to " + lease.get().mac());
      return false;
    }
    if (ip.equals(segment.server())) {
      log.notUsing(ip, "it is in use by the server or relay");
      return false;
    }
    return true;
  }

  private boolean isServed(Ipv4Address ip) {
    return ranges.stream().anyMatch(range -> range.subnet(segment.subnet()).contains(ip));
  }

  private boolean isPoolAddress(Ipv4Address ip) {
    return !reservations.isTaken(ip) && ranges.stream().anyMatch(range -> isIn(range, ip));
  }

  private static boolean isIn(DhcpRange range, Ipv4Address ip) {
    return range.end() != null
        && ip.compareTo(range.start()) >= 0
        && ip.compareTo(range.end()) <= 0;
  }

  // address_allocate, dhcp.c, begins at a hash of the address; the outcome here is as good.
  private Optional<Ipv4Address> fromPool(MacAddress mac) {
    for (DhcpRange range : ranges) {
      if (range.end() != null) {
        for (Ipv4Address ip = range.start(); isIn(range, ip); ip = ip.plus(1)) {
          if (leases.of(ip).isEmpty() && isPoolAddress(ip) && !ip.equals(segment.server())) {
            return Optional.of(ip);
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * @return the name that the lease was given under, empty for none; nothing when it was refused
   */
  Optional<String> request(MacAddress mac, Ipv4Address ip, long xid) {
    Optional<Reservation> host = reservations.find(mac, this::isServed);
    log.begin(xid, ranges);
    log.request(xid, mac, ip);
    if (!addressFor(mac, host).equals(Optional.of(ip))) {
      log.refuse(xid, mac, ip);
      return Optional.empty();
    }
    String name = host.flatMap(Reservation::name).orElse("");
    LeaseTime time = leaseTime(host);
    long expiry = time.expiry(ticks.now());
    leases.put(new Lease(expiry == 0 ? null : Instant.ofEpochSecond(expiry), mac, ip, name));
    log.acknowledge(xid, mac, ip, host, time);
    return Optional.of(name);
  }

  private LeaseTime leaseTime(Optional<Reservation> host) {
    return host.flatMap(Reservation::leaseTime)
        .or(() -> conf.last("dhcp-range").map(d -> DhcpLog.leaseTime(d.value())))
        .orElse(LeaseTime.DEFAULT);
  }
}
