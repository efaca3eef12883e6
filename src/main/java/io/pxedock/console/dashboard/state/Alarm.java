package io.pxedock.console.dashboard.state;

import io.pxedock.console.render.RelativeTime;
import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.model.host.Host;
import java.time.Instant;
import java.util.Optional;

/** Computes when the screen next needs a redraw without an event. */
public final class Alarm {
  private Alarm() {}

  /** The next such moment: an age that grows, a boot that has been silent for too long. */
  public static Optional<Instant> of(Model model) {
    Instant next =
        model
            .overlay()
            .flatMap(Overlay::opensAt)
            .filter(at -> at.isAfter(model.now()))
            .orElse(null);
    for (HostList.Entry entry : model.hosts().all()) {
      Host host = entry.host();
      if (host.armed() != null) {
        next = earlier(next, RelativeTime.nextCoarse(host.armed().since(), model.now()));
      }
    }
    for (MachineTimeline trace : model.boots().all()) {
      Boot boot = trace.latest();
      if (boot != null && !boot.isHandedOver() && boot.stuck().isEmpty()) {
        Instant stuck = boot.last().time().plus(Boot.TIMEOUT);
        next = stuck.isBefore(model.now()) ? next : earlier(next, stuck.plusMillis(1));
      }
    }
    return Optional.ofNullable(next);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a == null || b.isBefore(a) ? b : a;
  }
}
