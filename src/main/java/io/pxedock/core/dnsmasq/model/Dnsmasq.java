package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.host.Lease;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * dnsmasq with these files: what it offers to each card, from the segment where the card's address
 * is.
 */
public final class Dnsmasq {
  private final Loaded loaded;
  private final List<Offers> segments = new ArrayList<>();
  private final Held leases;

  private Dnsmasq(Loaded loaded, Segment own, Held leases) {
    this.loaded = loaded;
    this.leases = leases;
    segments.add(new Offers(loaded, own));
    for (ConfLine line : loaded.conf().all("dhcp-range")) {
      DhcpContext range = DhcpContext.parse(line).context();
      if (range != null && range.mode() != DhcpContext.Mode.PROXY) {
        addRelayed(range, own);
      }
    }
  }

  /**
   * Returns the model.
   *
   * @param own the segment of dnsmasq's own interface
   * @param now when leases that have ended count no longer
   */
  public static Dnsmasq of(Loaded loaded, Segment own, List<Lease> leases, Instant now) {
    return new Dnsmasq(loaded, own, new Held(leases, now));
  }

  // A range of another network serves those who ask through a relay there.
  private void addRelayed(DhcpContext range, Segment own) {
    if (segments.get(0).isServed(range.start())) {
      return;
    }
    int length = range.netmask() == null ? 24 : Integer.bitCount(range.netmask().bits());
    Ipv4Address relay = Ipv4Subnet.around(range.start(), length).broadcast();
    if (segments.stream().skip(1).noneMatch(offers -> offers.isServed(range.start()))) {
      segments.add(new Offers(loaded, own.by(relay)));
    }
  }

  /** The leases of that moment. */
  private static final class Held implements Offers.Leases {
    private final Map<Ipv4Address, Lease> byIp = new HashMap<>();
    private final Map<MacAddress, Lease> byMac = new HashMap<>();

    Held(List<Lease> leases, Instant now) {
      for (Lease lease : leases) {
        if (lease.end().filter(end -> !end.isAfter(now)).isEmpty()) {
          byIp.put(lease.ip(), lease);
          byMac.putIfAbsent(lease.mac(), lease);
        }
      }
    }

    @Override
    public Optional<Lease> of(Ipv4Address ip) {
      return Optional.ofNullable(byIp.get(ip));
    }

    @Override
    public Optional<Lease> of(MacAddress mac) {
      return Optional.ofNullable(byMac.get(mac));
    }

    @Override
    public Ipv4Address highest(DhcpContext range) {
      return byIp.keySet().stream()
          .filter(range::gives)
          .reduce(range.start(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
  }

  /** Returns what dnsmasq has read of its files. */
  public Loaded loaded() {
    return loaded;
  }

  /** Returns the segments from which clients ask, the server's own first. */
  public List<Segment> segments() {
    return segments.stream().map(Offers::segment).toList();
  }

  /** What the client is offered, in the first segment that has an address for it. */
  public Answer offer(Client client) {
    return choose(answers(client));
  }

  /** Returns what the client is offered when it asks from a segment. */
  public Answer offer(Client client, Segment segment) {
    return new Offers(loaded, segment).discover(client, leases);
  }

  /** Returns what the client is offered in each segment. */
  public List<Answer> answers(Client client) {
    return segments.stream().map(offers -> offers.discover(client, leases)).toList();
  }

  /** Returns the answer of the segment where the client's address is. */
  public static Answer choose(List<Answer> answers) {
    Answer own = answers.get(0);
    for (int i = 1; i < answers.size() && isOpen(own); i++) {
      Answer other = answers.get(i);
      if (other.kind() == Answer.Kind.RESERVED || other.kind() == Answer.Kind.LEASED) {
        return other;
      }
      // A lease or an own address that is in the way is there, where the card's line counts.
      if (other.entry() != null && own.entry() == null && other.address().isEmpty()) {
        own = other;
      }
    }
    return own;
  }

  private static boolean isOpen(Answer answer) {
    return answer.address().isEmpty() || answer.kind() == Answer.Kind.POOL;
  }

  /** Whether some range serves a network with the address. */
  public boolean isServed(Ipv4Address ip) {
    return segments.stream().anyMatch(offers -> offers.isServed(ip));
  }

  /** Whether some range gives addresses to machines that no dhcp-host names. */
  public boolean isDynamic() {
    return segments.stream()
        .flatMap(offers -> offers.ranges().stream())
        .anyMatch(range -> range.mode() == DhcpContext.Mode.DYNAMIC);
  }
}
