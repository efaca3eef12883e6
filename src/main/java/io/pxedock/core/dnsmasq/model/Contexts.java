package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The ranges that serve a segment, in the order of the configuration (complete_context, dhcp.c, and
 * for relays dhcp_reply, rfc2131.c).
 */
final class Contexts {
  /**
   * A range there.
   *
   * @param netmask that counts for it
   * @param router the address that it takes for the way out: the server's own, or the relay's
   */
  private record Context(DhcpContext range, Ipv4Address netmask, Ipv4Address router) {
    boolean contains(Ipv4Address ip) {
      return DhcpContext.isSameNet(ip, range.start(), netmask);
    }
  }

  /**
   * An address of a dynamic range.
   *
   * @param ip null for none
   */
  record Free(Ipv4Address ip, boolean isKnown) {}

  private static final Free NONE = new Free(null, true);
  private static final Free UNKNOWN = new Free(null, false);

  private final List<Context> all;

  private Contexts(List<Context> all) {
    this.all = all;
  }

  static Contexts of(Configuration conf, Segment segment) {
    List<Context> all = new ArrayList<>();
    for (ConfLine line : conf.all("dhcp-range")) {
      DhcpContext range = DhcpContext.parse(line).context();
      if (range != null) {
        add(all, range, segment);
      }
    }
    return new Contexts(all);
  }

  private static void add(List<Context> all, DhcpContext range, Segment segment) {
    Ipv4Address mask = segment.subnet().netmask();
    Ipv4Address netmask = range.netmask();
    if (netmask == null
        && (DhcpContext.isSameNet(segment.server(), range.start(), mask)
            || DhcpContext.isSameNet(segment.server(), range.end(), mask))) {
      netmask = mask;
    }
    boolean isLocal = netmask != null && isIn(segment.server(), range, netmask);
    if (segment.relay() == null) {
      if (isLocal) {
        all.add(new Context(range, netmask, segment.server()));
      }
      return;
    }
    netmask = netmask == null ? classMask(range) : netmask;
    if (netmask != null && isIn(segment.relay(), range, netmask)) {
      all.add(new Context(range, netmask, isLocal ? segment.server() : segment.relay()));
    }
  }

  private static boolean isIn(Ipv4Address ip, DhcpContext range, Ipv4Address netmask) {
    return DhcpContext.isSameNet(ip, range.start(), netmask)
        && DhcpContext.isSameNet(ip, range.end(), netmask);
  }

  // The netmask of a relayed network is guessed by its class.
  private static Ipv4Address classMask(DhcpContext range) {
    int first = range.start().bits() >>> 24;
    int last = range.end().bits() >>> 24;
    if (first < 128 && last < 128) {
      return new Ipv4Address(0xff000000);
    }
    if (first >= 128 && first < 192 && last >= 128 && last < 192) {
      return new Ipv4Address(0xffff0000);
    }
    return first >= 192 && first < 224 && last >= 192 && last < 224
        ? new Ipv4Address(0xffffff00)
        : null;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<DhcpContext> ranges() {
    return all.stream().map(Context::range).toList();
  }

  boolean contains(Ipv4Address ip) {
    return all.stream().anyMatch(context -> context.contains(ip));
  }

  boolean isRouter(Ipv4Address ip) {
    return all.get(0).router().equals(ip);
  }

  /** Whether a dynamic range gives the address out (address_available, dhcp.c). */
  Known available(Ipv4Address ip, Tags tags) {
    if (all.isEmpty() || isRouter(ip)) {
      return Known.NO;
    }
    Known any = Known.NO;
    for (Context context : all) {
      if (context.range().gives(ip)) {
        Known takes = tags.match(context.range().filter(), true);
        if (takes == Known.YES) {
          return Known.YES;
        }
        any = takes == Known.UNKNOWN ? Known.UNKNOWN : any;
      }
    }
    return any;
  }

  /** Whether some range takes the address (narrow_context, dhcp.c). */
  Known narrows(Ipv4Address ip, Tags tags) {
    Known any = available(ip, tags);
    for (Context context : all) {
      if (any != Known.YES
          && context.contains(ip)
          && context.range().mode() != DhcpContext.Mode.PROXY) {
        Known takes = tags.match(context.range().filter(), true);
        any = takes == Known.NO ? any : takes;
      }
    }
    return any;
  }

  /**
   * The first free address of a dynamic range, from a place on that depends on the card
   * (address_allocate, dhcp.c), as when no address answers a ping.
   *
   * @param first where a range is begun when addresses are given out in sequence; null otherwise
   */
  Free allocate(
      MacAddress mac,
      Tags tags,
      Function<Ipv4Address, Known> isFree,
      Function<DhcpContext, Ipv4Address> first) {
    for (boolean ofNone : new boolean[] {false, true}) {
      for (Context context : all) {
        DhcpContext range = context.range();
        if (range.mode() == DhcpContext.Mode.DYNAMIC) {
          Known takes = tags.match(range.filter(), ofNone);
          if (takes == Known.UNKNOWN) {
            return UNKNOWN;
          }
          Free free =
              takes == Known.YES
                  ? free(range, first == null ? seed(range, mac) : first.apply(range), isFree)
                  : NONE;
          if (free.ip() != null || !free.isKnown()) {
            return free;
          }
        }
      }
    }
    return NONE;
  }

  private static Ipv4Address seed(DhcpContext range, MacAddress mac) {
    int hash = 0;
    for (int i = 0; i < 6; i++) {
      int octet = Integer.parseInt(mac.text(), i * 3, i * 3 + 2, 16);
      hash = octet + (hash << 6) + (hash << 16) - hash;
    }
    hash = hash == 0 ? 1 : hash;
    int size = 1 + range.end().bits() - range.start().bits();
    return range.start().plus(size == 0 ? 0 : Integer.remainderUnsigned(hash, size));
  }

  private Free free(DhcpContext range, Ipv4Address start, Function<Ipv4Address, Known> isFree) {
    Ipv4Address ip = start;
    do {
      Known free = isOrdinary(ip) && !isAnyRouter(ip) ? isFree.apply(ip) : Known.NO;
      if (free != Known.NO) {
        return free == Known.YES ? new Free(ip, true) : UNKNOWN;
      }
      ip = ip.equals(range.end()) ? range.start() : ip.plus(1);
    } while (!ip.equals(start));
    return NONE;
  }

  private boolean isAnyRouter(Ipv4Address ip) {
    return all.stream().anyMatch(context -> context.router().equals(ip));
  }

  // Of class C, those that end in 0 and 255 are left out.
  private static boolean isOrdinary(Ipv4Address ip) {
    int first = ip.bits() >>> 24;
    int last = ip.bits() & 255;
    return first < 192 || first >= 224 || (last != 0 && last != 255);
  }
}
