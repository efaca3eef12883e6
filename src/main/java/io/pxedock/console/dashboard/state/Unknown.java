package io.pxedock.console.dashboard.state;

import io.pxedock.core.timeline.Timelines;
import io.pxedock.core.timeline.Trace;
import io.pxedock.model.net.MacAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The machines that asked for an address and that nobody registered, those heard of last first. */
public record Unknown(List<Trace> machines, Scroll scroll) {
  static final Unknown NONE = new Unknown(List.of(), Scroll.START);

  Unknown of(SiteView site, Timelines boots) {
    MacAddress here = current().map(Trace::mac).orElse(null);
    List<Trace> found =
        boots.all().stream()
            .filter(t -> t.refused() > 0 && !site.names().containsKey(t.mac().text()))
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

  public Optional<Trace> current() {
    return scroll.at() < machines.size()
        ? Optional.of(machines.get(scroll.at()))
        : Optional.empty();
  }

  public Unknown moved(int step) {
    return new Unknown(machines, scroll.moved(step, machines.size()));
  }
}
