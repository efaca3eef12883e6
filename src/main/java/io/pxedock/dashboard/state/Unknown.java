package io.pxedock.dashboard.state;

import io.pxedock.hosts.HostTable;
import io.pxedock.model.Host;
import io.pxedock.model.MacAddress;
import io.pxedock.timeline.Timelines;
import io.pxedock.timeline.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The machines that asked for an address and that nobody registered, those heard of last first. */
public record Unknown(List<Trace> machines, Scroll scroll) {
  static final Unknown NONE = new Unknown(List.of(), Scroll.START);

  Unknown of(HostTable table, Timelines boots) {
    Set<MacAddress> known =
        table.hosts().stream().flatMap(h -> macs(h).stream()).collect(Collectors.toSet());
    MacAddress here = current().map(Trace::mac).orElse(null);
    List<Trace> found =
        boots.all().stream()
            .filter(t -> t.refused() > 0 && !known.contains(t.mac()))
            .sorted(Comparator.comparing(Trace::seen).reversed())
            .toList();
    int at = scroll.at();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).mac().equals(here)) {
        at = i;
      }
    }
    return new Unknown(found, scroll.to(at, found.size()));
  }

  private static Optional<MacAddress> macs(Host host) {
    return host.hardware();
  }

  public Optional<Trace> current() {
    return scroll.at() < machines.size()
        ? Optional.of(machines.get(scroll.at()))
        : Optional.empty();
  }

  Unknown moved(int step) {
    return new Unknown(machines, scroll.moved(step, machines.size()));
  }
}
