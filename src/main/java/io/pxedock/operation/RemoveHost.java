package io.pxedock.operation;

import io.pxedock.dnsmasq.DhcpHostsFile;
import io.pxedock.dnsmasq.HostsFile;
import io.pxedock.dnsmasq.HostsLine;
import io.pxedock.hosts.HostTable;
import io.pxedock.model.Host;
import io.pxedock.site.SiteFiles;
import io.pxedock.site.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes hosts out of both files, their 911 links with them. */
public record RemoveHost(List<String> hosts, boolean reload) implements Operation {
  @Override
  public String title() {
    return "host remove " + String.join(" ", hosts);
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    SiteFiles files = snapshot.files().need();
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
        .flatMap(h -> h.hardware().stream())
        .forEach(mac -> Flags.disarm(files, mac).ifPresent(changes::add));
    // Lines elsewhere, such as dhcp-host in dnsmasq.conf, are refused rather than passed over.
    gone.stream()
        .filter(h -> h.dhcpLine() != null)
        .forEach(h -> HostFiles.dhcpHostsFileWith(files, h.dhcpLine()));
    String names = gone.stream().map(Host::name).collect(Collectors.joining(", "));
    return Plan.of(
            this, names + (gone.size() == 1 ? " is" : " are") + " no longer registered", changes)
        .loaded(snapshot, reload)
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
      Optional<Host> owner = gone.stream().filter(h -> isAt(h, file, line)).findFirst();
      if (owner.isEmpty()) {
        continue;
      }
      // A line that another host still needs stays, less the names that go.
      boolean shared =
          table.hosts().stream().anyMatch(h -> !gone.contains(h) && isAt(h, file, line));
      if (!shared) {
        whole.add(line.number());
      } else if (!sameNameStays(owner.get(), gone, table)) {
        left = left.withLine(line.number(), line.withoutName(owner.get().name()));
      }
    }
    return left.without(whole);
  }

  private static boolean sameNameStays(Host host, List<Host> gone, HostTable table) {
    return table.hosts().stream()
        .anyMatch(h -> !gone.contains(h) && h.name().equalsIgnoreCase(host.name()));
  }

  private static boolean isAt(Host host, HostsFile file, HostsLine line) {
    return host.hostsLine() != null
        && host.hostsLine().line() == line.number()
        && host.hostsLine().file().equals(file.shown());
  }
}
