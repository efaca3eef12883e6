package io.pxedock.core.hosts;

import io.pxedock.model.host.Host;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import java.util.Optional;

/**
 * Finds the registered host whose MAC is nearest to another MAC. A flood of made-up MACs decides
 * how many are compared with every host, so a comparison is a few machine instructions.
 */
public final class NearestMac {
  private static final long LOWEST_BITS = 0x1111_1111_1111L;

  private final List<Host> hosts;
  private final long[] macs;

  /** Takes the hosts of a table that have a MAC. */
  public NearestMac(HostTable table) {
    this.hosts = table.hosts().stream().filter(host -> host.mac() != null).toList();
    this.macs = hosts.stream().mapToLong(host -> bits(host.mac())).toArray();
  }

  /** Returns the first of the nearest hosts, at most that number of hexadecimal digits apart. */
  public Optional<Host> to(MacAddress mac, int digits) {
    long wanted = bits(mac);
    int nearest = -1;
    int least = digits + 1;
    for (int i = 0; i < macs.length && least > 0; i++) {
      int apart = digitsApart(macs[i], wanted);
      if (apart < least) {
        nearest = i;
        least = apart;
      }
    }
    return nearest < 0 ? Optional.empty() : Optional.of(hosts.get(nearest));
  }

  private static long bits(MacAddress mac) {
    return Long.parseLong(mac.text().replace(":", ""), 16);
  }

  private static int digitsApart(long a, long b) {
    long differing = a ^ b;
    differing |= differing >>> 1;
    differing |= differing >>> 2;
    return Long.bitCount(differing & LOWEST_BITS);
  }
}
