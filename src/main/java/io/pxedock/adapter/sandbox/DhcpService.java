package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.model.Answer;
import io.pxedock.core.dnsmasq.model.Client;
import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.dnsmasq.model.HostEntry;
import io.pxedock.core.dnsmasq.model.Listening;
import io.pxedock.core.dnsmasq.model.Loaded;
import io.pxedock.core.dnsmasq.model.Offers;
import io.pxedock.core.dnsmasq.model.Segment;
import io.pxedock.model.host.Lease;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.Optional;

/** Plays dnsmasq's DHCP server: offers what the model says, keeps leases, and writes the log. */
final class DhcpService {
  private final LeaseTable leases;
  private final MonotonicClock ticks;
  private final DhcpLog log;
  private final Segment segment;
  private final boolean isListening;
  private Loaded loaded;
  private Offers offers;
  private boolean hasUsedTag;

  DhcpService(
      Configuration conf, Segment segment, LeaseTable leases, MonotonicClock ticks, Syslog log) {
    this.segment = segment;
    this.leases = leases;
    this.ticks = ticks;
    this.log = new DhcpLog(conf, segment, log);
    this.isListening = Listening.on(segment.device(), segment.server(), conf);
  }

  void announce() {
    log.announce();
  }

  void use(Loaded newest) {
    loaded = newest;
    offers = new Offers(newest, segment);
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
    if (!isListening) {
      return Optional.empty();
    }
    leases.dropExpired(ticks.now());
    Answer answer = offers.discover(Client.pxe(mac, 0), leases);
    if (answer.kind() == Answer.Kind.NO_RANGE) {
      log.noRange();
      return Optional.empty();
    }
    Optional<HostEntry> host = host(mac, answer);
    useTags(host);
    log.begin(xid, offers.ranges());
    if (answer.kind() == Answer.Kind.IGNORED || answer.kind() == Answer.Kind.IGNORED_BY_TAG) {
      log.discover(xid, mac, "ignored");
      return Optional.empty();
    }
    host.flatMap(HostEntry::ip).ifPresent(ip -> refuse(ip, answer));
    Optional<Ipv4Address> address = address(answer, host);
    log.discover(xid, mac, address.isPresent() ? "" : "no address available");
    address.ifPresent(ip -> log.offer(xid, mac, ip, host, leaseTime(host)));
    return address;
  }

  private Optional<HostEntry> host(MacAddress mac, Answer answer) {
    return answer.isKnown() ? answer.foundEntry() : loaded.entries().of(mac).stream().findFirst();
  }

  /** Returns the address that is offered; the first one where dnsmasq takes one by a hash. */
  private static Optional<Ipv4Address> address(Answer answer, Optional<HostEntry> host) {
    return answer.isKnown()
        ? answer.address()
        : host.flatMap(entry -> entry.candidates().stream().findFirst());
  }

  private void useTags(Optional<HostEntry> host) {
    hasUsedTag |= host.filter(entry -> !entry.tags().isEmpty()).isPresent();
    if (host.filter(entry -> entry.tags().contains("")).isPresent()) {
      throw new Segfault();
    }
  }

  private void refuse(Ipv4Address ip, Answer answer) {
    if (!answer.detail().isEmpty() && answer.isKnown()) {
      log.notUsing(ip, "it is leased to " + answer.detail());
    } else if (answer.kind() == Answer.Kind.OWN_ADDRESS) {
      log.notUsing(ip, "it is in use by the server or relay");
    }
  }

  /**
   * @return the name that the lease was given under, empty for none; nothing when it was refused
   */
  Optional<String> request(MacAddress mac, Ipv4Address ip, long xid) {
    Answer answer = offers.discover(Client.pxe(mac, 0), leases);
    Optional<HostEntry> host = host(mac, answer);
    log.begin(xid, offers.ranges());
    log.request(xid, mac, ip);
    if (!address(answer, host).equals(Optional.of(ip))) {
      log.refuse(xid, mac, ip);
      return Optional.empty();
    }
    String name = host.flatMap(HostEntry::name).orElse("");
    LeaseTime time = leaseTime(host);
    long expiry = time.expiry(ticks.now());
    leases.put(new Lease(expiry == 0 ? null : Instant.ofEpochSecond(expiry), mac, ip, name));
    log.acknowledge(xid, mac, ip, host, time);
    return Optional.of(name);
  }

  private LeaseTime leaseTime(Optional<HostEntry> host) {
    return host.flatMap(HostEntry::leaseTime)
        .map(LeaseTime::parse)
        .or(() -> offers.ranges().stream().findFirst().map(DhcpLog::leaseTime))
        .orElse(LeaseTime.DEFAULT);
  }
}
