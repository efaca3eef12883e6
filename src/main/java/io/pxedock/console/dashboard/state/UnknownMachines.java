package io.pxedock.console.dashboard.state;

import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.core.timeline.Timelines;
import io.pxedock.model.net.MacAddress;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The machines that asked for an address and that nobody registered, those heard of last first.
 *
 * @param marked the machines that are marked to be registered together
 */
public record UnknownMachines(
    List<MachineTimeline> machines, ListScroll scroll, Set<MacAddress> marked) {
  static final UnknownMachines NONE = new UnknownMachines(List.of(), ListScroll.START, Set.of());

  public UnknownMachines {
    marked = Set.copyOf(marked);
  }

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
    Set<MacAddress> still = new HashSet<>(marked);
    still.retainAll(macs(found));
    return new UnknownMachines(found, scroll.to(at, found.size()), still);
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
    return withScroll(scroll.moved(step, machines.size()));
  }

  UnknownMachines withScroll(ListScroll other) {
    return new UnknownMachines(machines, other, marked);
  }

  /** Returns the marked machines, in the order of the list. */
  public List<MacAddress> chosen() {
    return macs(machines).stream().filter(marked::contains).toList();
  }

  /** Returns this list with the machine under the cursor marked or not, and the cursor moved on. */
  public UnknownMachines toggled() {
    Set<MacAddress> marks = new HashSet<>(marked);
    current().map(MachineTimeline::mac).filter(mac -> !marks.remove(mac)).ifPresent(marks::add);
    return withMarks(marks).moved(1);
  }

  /** Returns this list with all machines marked; none if all were marked. */
  public UnknownMachines allToggled() {
    Set<MacAddress> all = Set.copyOf(macs(machines));
    return withMarks(marked.equals(all) ? Set.of() : all);
  }

  /** Returns this list without marks. */
  public UnknownMachines unmarked() {
    return withMarks(Set.of());
  }

  private UnknownMachines withMarks(Set<MacAddress> marks) {
    return new UnknownMachines(machines, scroll, marks);
  }

  private static List<MacAddress> macs(List<MachineTimeline> machines) {
    return machines.stream().map(MachineTimeline::mac).toList();
  }
}
