package io.pxedock.core.operation;

import io.pxedock.core.dnsmasq.DhcpHostsFile;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.dnsmasq.HostsLine;
import io.pxedock.core.hosts.HostRange;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.host.Host;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes hosts out of both files, their 911 links with them. */
public record RemoveHost(List<String> hosts, boolean reload) implements Operation {
  @Override
  public String title() {
    return "host remove " + String.join(" ", HostRange.fold(hosts));
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    SiteFiles files = snapshot.files().orThrow();
    HostTable table = HostTable.of(snapshot);
    List<Host> gone = table.resolve(hosts);
    List<Change> changes = new ArrayList<>();
    for (HostsFile file : files.hostsFiles()) {
      changes.add(HostFiles.change(files, file, without(file, gone, table)));
    }
    for (DhcpHostsFile file : files.dhcpHostsFiles()) {
      changes.add(HostFiles.change(files, file, without(file, gone)));
    }
    gone.stream()
        .flatMap(h -> HostFiles.cards(files, h).stream())
        .forEach(mac -> changes.addAll(RescueFlags.disarm(files, mac)));
    // Lines elsewhere, such as dhcp-host in dnsmasq.conf, are refused rather than passed over.
    gone.stream()
        .filter(h -> h.dhcpLine() != null)
        .forEach(h -> HostFiles.dhcpHostsFileWith(files, h.dhcpLine()));
    String names = String.join(", ", HostRange.fold(gone.stream().map(Host::name).toList()));
    return Plan.of(
            this, names + (gone.size() == 1 ? " is" : " are") + " no longer registered", changes)
        .loaded(snapshot, reload)
        .ofHosts(gone.size())
        .asking(question(gone, names));
  }

  private static String question(List<Host> gone, String names) {
    if (gone.size() > 1) {
      return "Remove " + gone.size() + " hosts: " + names + "?";
    }
    Host host = gone.get(0);
    String ip = host.address().map(a -> ", " + a).orElse("");
    String mac = host.hardware().map(m -> ", " + m).orElse("");
    return "Remove " + host.name() + ip + mac + (host.isArmed() ? ", armed for 911" : "") + "?";
  }

  private static DhcpHostsFile without(DhcpHostsFile file, List<Host> gone) {
    Set<Integer> numbers = new HashSet<>();
    for (Host host : gone) {
      if (host.dhcpLine() != null && host.dhcpLine().file().equals(file.shown())) {
        numbers.add(host.dhcpLine().line());
      }
    }
    return file.without(numbers);
  }

  private static HostsFile without(HostsFile file, List<Host> gone, HostTable table) {
    Set<Integer> whole = new LinkedHashSet<>();
    HostsFile left = file;
    for (HostsLine line : file.entries()) {
      List<Host> owners = gone.stream().filter(h -> isOn(h, file, line)).toList();
      // A line that another host still needs stays, less the names that go.
      boolean shared =
          table.hosts().stream().anyMatch(h -> !gone.contains(h) && isOn(h, file, line));
      if (!owners.isEmpty() && !shared) {
        whole.add(line.number());
        continue;
      }
      for (Host owner : owners) {
        if (!sameNameStays(owner, gone, table)) {
          int number = line.number();
          left = left.withLine(number, left.lines().get(number - 1).withoutName(owner.name()));
        }
      }
    }
    return left.without(whole);
  }

  private static boolean sameNameStays(Host host, List<Host> gone, HostTable table) {
    return table.hosts().stream()
        .anyMatch(h -> !gone.contains(h) && h.name().equalsIgnoreCase(host.name()));
  }

  // A host may stand on several lines, of which it shows the first.
  private static boolean isOn(Host host, HostsFile file, HostsLine line) {
    return file.place(line).equals(host.hostsLine()) || line.hasName(host.name());
  }
}
