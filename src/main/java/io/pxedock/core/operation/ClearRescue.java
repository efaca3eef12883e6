package io.pxedock.core.operation;

import io.pxedock.core.hosts.HostRange;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes 911 flags away, however they were made.
 *
 * @param hosts empty for all flags there are
 */
public record ClearRescue(List<String> hosts) implements Operation {
  @Override
  public String title() {
    return "911 clear " + (hosts.isEmpty() ? "--all" : String.join(" ", HostRange.fold(hosts)));
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    SiteFiles files = snapshot.files().orThrow();
    BootDirectory boot = files.boot().orThrow();
    Map<MacAddress, String> machines = machines(files, HostTable.of(snapshot), boot);
    List<Change> changes = new ArrayList<>();
    machines.keySet().forEach(mac -> changes.addAll(RescueFlags.disarm(files, mac)));
    Set<String> named = new LinkedHashSet<>(machines.values());
    if (machines.isEmpty()) {
      return Plan.of(this, "no host is armed for 911", changes);
    }
    return Plan.of(
        this,
        String.join(", ", HostRange.fold(List.copyOf(named)))
            + (named.size() == 1 ? " boots" : " boot")
            + " default next",
        changes);
  }

  private Map<MacAddress, String> machines(SiteFiles files, HostTable table, BootDirectory boot) {
    Map<MacAddress, String> machines = new LinkedHashMap<>();
    if (hosts.isEmpty()) {
      boot.allArmed()
          .keySet()
          .forEach(mac -> machines.put(mac, table.owner(mac).map(Host::name).orElse(mac.text())));
      return machines;
    }
    for (String word : hosts) {
      Optional<MacAddress> stray = MacAddress.tryParse(word).filter(m -> boot.armed(m).isPresent());
      if (stray.isPresent() && table.owner(stray.get()).isEmpty()) {
        machines.put(stray.get(), stray.get().text());
        continue;
      }
      for (Host host : table.resolve(List.of(word))) {
        if (host.mac() == null) {
          throw Failure.refused(
                  host.name() + " has no MAC, so it cannot have a 911 flag", "add one to its line")
              .at(host.place());
        }
        HostFiles.cards(files, host).forEach(mac -> machines.put(mac, host.name()));
      }
    }
    return machines;
  }
}
