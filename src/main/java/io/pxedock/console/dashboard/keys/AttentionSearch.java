package io.pxedock.console.dashboard.keys;

import io.pxedock.console.dashboard.state.Model;
import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.model.host.Host;
import java.util.List;
import java.util.Optional;

/** Finds hosts that need attention. */
final class AttentionSearch {
  private AttentionSearch() {}

  private static boolean has(Model model, Host host) {
    return host.armed() != null
        || !host.problems().isEmpty()
        || host.hardware()
            .flatMap(model.boots()::of)
            .flatMap(MachineTimeline::boot)
            .map(boot -> !boot.stuckAt(model.now()).isEmpty())
            .orElse(false);
  }

  /** The row of the next one before or behind the cursor, round the end; nothing for none. */
  static Optional<Integer> next(Model model, int step) {
    List<Host> shown = model.hosts().shown();
    int at = model.hosts().scroll().at();
    for (int i = 1; i <= shown.size(); i++) {
      int row = Math.floorMod(at + i * step, shown.size());
      if (has(model, shown.get(row))) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }
}
