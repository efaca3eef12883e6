package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.dashboard.state.UnknownMachines;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.RelativeTime;
import io.pxedock.console.render.Tone;
import io.pxedock.core.timeline.MachineTimeline;
import java.util.ArrayList;
import java.util.List;

/** Machines that ask for an address and that nobody registered. */
final class UnknownPanel {
  private UnknownPanel() {}

  static List<Line> lines(Model model, int cells, int height) {
    UnknownMachines unknown = model.unknown();
    int size = unknown.machines().size();
    String remark = size == 0 ? "" : size + marked(unknown) + " · Enter adopts";
    List<Line> lines = new ArrayList<>();
    lines.add(Titles.of(model, Panel.UNKNOWN, remark, cells));
    if (size == 0) {
      lines.add(Line.of("  no unknown machine asks for an address", Tone.FAINT));
    }
    boolean focus = model.look().panel() == Panel.UNKNOWN;
    int top = unknown.scroll().top();
    for (int i = top; i < Math.min(size, top + height - 1); i++) {
      lines.add(row(model, unknown.machines().get(i), focus && i == unknown.scroll().at()));
    }
    return lines;
  }

  private static String marked(UnknownMachines unknown) {
    return unknown.marked().isEmpty() ? "" : " · " + unknown.marked().size() + " marked";
  }

  private static Line row(Model model, MachineTimeline trace, boolean here) {
    String seen = RelativeTime.recent(trace.seen(), model.now(), model.setup().zone());
    String times = trace.refused() == 1 ? "once" : trace.refused() + " times";
    boolean isMarked = model.unknown().marked().contains(trace.mac());
    return Line.of((here ? "▸" : " ") + (isMarked ? "*" : " "), Tone.ACCENT)
        .plus(trace.mac().text() + "  ", Tone.WARNING)
        .plus("asked " + times + ", last at " + seen)
        .select(here);
  }
}
