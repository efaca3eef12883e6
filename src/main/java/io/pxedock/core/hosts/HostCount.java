package io.pxedock.core.hosts;

import io.pxedock.model.Counted;
import io.pxedock.model.host.Host;
import java.util.List;

/**
 * How many hosts are registered.
 *
 * @param machines those that are no BMCs
 */
public record HostCount(int machines, int bmcs) {
  /** Counts the hosts that have a line in dhcphosts. */
  static HostCount of(List<Host> hosts) {
    List<Host> registered = hosts.stream().filter(host -> host.dhcpLine() != null).toList();
    int bmcs = (int) registered.stream().filter(Host::isIpmi).count();
    return new HostCount(registered.size() - bmcs, bmcs);
  }

  /** Returns how many there are of both kinds. */
  public int all() {
    return machines + bmcs;
  }

  /** Returns the counts as words, such as "6 hosts and 1 BMC"; BMCs only where there are some. */
  public String text() {
    String hosts = Counted.words(machines, "host");
    return bmcs == 0 ? hosts : hosts + " and " + Counted.words(bmcs, "BMC");
  }
}
