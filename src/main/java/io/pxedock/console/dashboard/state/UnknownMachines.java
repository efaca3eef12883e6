package io.pxedock.console.dashboard.state;

import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.core.timeline.Timelines;
import io.pxedock.model.net.MacAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The machines that asked for an address and that nobody registered, those heard of last first. */
public record UnknownMachines(List<MachineTimeline> machines, ListScroll scroll) {
  static final UnknownMachines NONE = new UnknownMachines(List.of(), ListScroll.START);

  UnknownMachines of(SiteView site, Timelines boots) {
    MacAddress here = current().map(MachineTimeline::mac).orElse(null);
    List<MachineTimeline> found =
        boots.all().stream()
            .filter(t -> t.refused() > 0 && !site.names().containsKey(t.mac().text()))
            .sorted(Comparator.comparing(MachineTimeline::seen).reversed())
            .toList();
    int at = scroll.at();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).mac().equals(here)) {
        at = i;
      }
    }
    return new UnknownMachines(found, scroll.to(at, found.size()));
  }

  /** Returns the machine that the cursor is on; empty if there are none. */
  public Optional<MachineTimeline> current() {
    return scroll.at() < machines.size()
        ? Optional.of(machines.get(scroll.at()))
        : Optional.empty();
  }

  /**
   * Returns these machines with the cursor moved by {@code step} rows, as far as there are rows.
   */
  public UnknownMachines moved(int step) {
    return new UnknownMachines(machines, scroll.moved(step, machines.size()));
  }
}
