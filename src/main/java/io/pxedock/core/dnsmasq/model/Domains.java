package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;

/**
 * The domains that {@code domain} names, of which {@code expand-hosts} gives each name of the hosts
 * files the one of its address (get_domain, domain.c).
 */
final class Domains {
  /** A domain for the addresses from start to end. */
  private record Range(Ipv4Address start, Ipv4Address end, String domain) {}

  private final boolean expands;
  private final List<Range> ranges = new ArrayList<>();
  private String usual;
  private boolean isKnown = true;

  Domains(Configuration conf) {
    expands = conf.has("expand-hosts");
    conf.all("domain").forEach(line -> add(line.words()));
  }

  private void add(List<String> words) {
    if (words.size() == 1) {
      usual = words.get(0);
      // "#" is that of resolv.conf.
      isKnown &= !words.get(0).equals("#");
    } else if (words.size() == 2 && words.get(1).indexOf('/') > 0) {
      addNet(words.get(1), words.get(0));
    } else {
      var start = Ipv4Address.tryParse(words.get(1));
      var end = words.size() > 2 ? Ipv4Address.tryParse(words.get(2)) : start;
      if (start.isPresent() && end.isPresent()) {
        ranges.add(0, new Range(start.get(), end.get(), words.get(0)));
      } else {
        isKnown = false;
      }
    }
  }

  private void addNet(String net, String domain) {
    int slash = net.indexOf('/');
    var address = Ipv4Address.tryParse(net.substring(0, slash));
    String length = net.substring(slash + 1);
    if (address.isPresent() && length.matches("[0-9]|[12][0-9]|3[0-2]")) {
      int mask = length.equals("0") ? -1 : (int) (0xffffffffL >>> Integer.parseInt(length));
      Ipv4Address start = new Ipv4Address(address.get().bits() & ~mask);
      ranges.add(0, new Range(start, new Ipv4Address(start.bits() | mask), domain));
    } else {
      isKnown = false;
    }
  }

  /** Whether a name without a dot is there with its domain too, in front of itself. */
  Known expands(Ipv4Address ip) {
    if (!expands) {
      return Known.NO;
    }
    if (!isKnown) {
      return Known.UNKNOWN;
    }
    return Known.of(!domain(ip).isEmpty());
  }

  String domain(Ipv4Address ip) {
    if (ip != null) {
      for (Range range : ranges) {
        if (ip.compareTo(range.start()) >= 0 && ip.compareTo(range.end()) <= 0) {
          return range.domain();
        }
      }
    }
    return usual == null ? "" : usual;
  }
}
