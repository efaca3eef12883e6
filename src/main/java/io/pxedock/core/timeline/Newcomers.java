package io.pxedock.core.timeline;

import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.hosts.NearestMac;
import io.pxedock.core.log.LogEvent;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machines that ask for an address and are not registered, by the log. */
public final class Newcomers {
  private static final int MAX_DIGITS = 2;

  private Newcomers() {}

  /**
   * A machine.
   *
   * @param first when it first asked, as far as the log goes back
   * @param last when it last asked
   * @param count how often it has asked
   * @param boot its last boot; empty if the log shows none
   * @param near the registered host whose MAC differs by 1 or 2 digits, the nearest; empty for none
   */
  public record Newcomer(
      MacAddress mac,
      Instant first,
      Instant last,
      int count,
      Optional<Boot> boot,
      Optional<Host> near) {}

  /** Returns the machines, the one that asked last in front. */
  public static List<Newcomer> of(HostTable table, List<LogEvent> log) {
    Map<MacAddress, List<Instant>> asked = new LinkedHashMap<>();
    for (LogEvent event : log) {
      if (event instanceof LogEvent.Dhcp dhcp
          && dhcp.type().equals("DHCPDISCOVER")
          && !dhcp.isRehearsed()) {
        asked.computeIfAbsent(dhcp.mac(), mac -> new ArrayList<>()).add(dhcp.line().time());
      }
    }
    table.hosts().forEach(host -> host.hardware().ifPresent(asked::remove));
    Timelines boots = Timelines.EMPTY.after(log);
    NearestMac near = new NearestMac(table);
    return asked.entrySet().stream()
        .map(entry -> newcomer(entry.getKey(), entry.getValue(), boots, near))
        .sorted(Comparator.comparing(Newcomer::last).reversed().thenComparing(Newcomer::mac))
        .toList();
  }

  private static Newcomer newcomer(
      MacAddress mac, List<Instant> times, Timelines boots, NearestMac near) {
    return new Newcomer(
        mac,
        times.get(0),
        times.get(times.size() - 1),
        times.size(),
        boots.of(mac).flatMap(MachineTimeline::boot),
        near.to(mac, MAX_DIGITS));
  }
}
