package io.pxedock.core.timeline;

import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.host.Lease;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a machine that is not registered.
 *
 * @param mac null if only its address is known
 * @param ip the address that it holds or was offered last; null for none
 * @param heard what the log says of the machine; null if the log does not name it
 * @param lease the lease that the machine holds; null for none
 * @param flag the 911 flag of its MAC; null for none
 */
public record Unregistered(
    MacAddress mac, Ipv4Address ip, MachineTimeline heard, Lease lease, RescueFlag flag) {

  /**
   * Returns what is known of the machine that a word names.
   *
   * @param word a MAC, the end of a MAC, or an address
   * @param snapshot a snapshot with the log
   * @return empty if nothing is known, or the word names no single machine
   */
  public static Optional<Unregistered> of(String word, Snapshot snapshot) {
    Timelines boots = Timelines.EMPTY.after(snapshot.log().orElse(List.<LogEvent>of()));
    SiteFiles files = snapshot.files().orThrow();
    List<Lease> leases = files.leases().orElse(List.of());
    Optional<Ipv4Address> ip = Ipv4Address.tryParse(word);
    Optional<MacAddress> mac =
        MacAddress.tryParse(word)
            .or(() -> byTail(word, boots.all(), HostTable.of(snapshot)))
            .or(() -> ip.flatMap(address -> byAddress(address, boots.all(), leases)));
    return mac.map(found -> of(found, boots.of(found).orElse(null), leases, files))
        .filter(known -> known.heard() != null || known.lease() != null || known.flag() != null);
  }

  private static Unregistered of(
      MacAddress mac, MachineTimeline heard, List<Lease> leases, SiteFiles files) {
    Lease lease = leases.stream().filter(l -> l.mac().equals(mac)).findFirst().orElse(null);
    Ipv4Address ip =
        lease != null
            ? lease.ip()
            : Optional.ofNullable(heard)
                .flatMap(MachineTimeline::boot)
                .flatMap(Boot::ip)
                .flatMap(Ipv4Address::tryParse)
                .orElse(null);
    RescueFlag flag = files.boot().value().flatMap(boot -> boot.armed(mac)).orElse(null);
    return new Unregistered(mac, ip, heard, lease, flag);
  }

  private static Optional<MacAddress> byTail(
      String word, Collection<MachineTimeline> all, HostTable table) {
    List<MacAddress> found =
        all.stream()
            .map(MachineTimeline::mac)
            .filter(mac -> mac.endsWith(word) && table.owner(mac).isEmpty())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static Optional<MacAddress> byAddress(
      Ipv4Address ip, Collection<MachineTimeline> all, List<Lease> leases) {
    return leases.stream()
        .filter(lease -> lease.ip().equals(ip))
        .map(Lease::mac)
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(
                        m -> m.boot().flatMap(Boot::ip).filter(ip.toString()::equals).isPresent())
                    .map(MachineTimeline::mac)
                    .findFirst());
  }
}
