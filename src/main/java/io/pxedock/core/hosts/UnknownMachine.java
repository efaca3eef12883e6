package io.pxedock.core.hosts;

import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A machine that asked for an address and is not registered.
 *
 * @param seen when it last asked, by the log
 */
public record UnknownMachine(MacAddress mac, Instant seen) {
  /** Returns the unknown machines in the end of dnsmasq's log, latest first. */
  public static List<UnknownMachine> of(Snapshot snapshot) {
    Set<MacAddress> registered = new HashSet<>();
    for (Host host : HostTable.of(snapshot).hosts()) {
      host.hardware().ifPresent(registered::add);
    }
    Map<MacAddress, Instant> seen = new HashMap<>();
    for (LogEvent event : snapshot.log().orElse(List.<LogEvent>of())) {
      if (event instanceof LogEvent.Dhcp dhcp
          && !dhcp.isRehearsed()
          && !registered.contains(dhcp.mac())) {
        seen.put(dhcp.mac(), event.line().time());
      }
    }
    List<UnknownMachine> strangers = new ArrayList<>();
    seen.forEach((mac, time) -> strangers.add(new UnknownMachine(mac, time)));
    strangers.sort(
        Comparator.comparing(UnknownMachine::seen).reversed().thenComparing(UnknownMachine::mac));
    return List.copyOf(strangers);
  }
}
