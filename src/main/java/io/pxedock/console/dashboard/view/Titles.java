package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;

/** The rule above each panel: its number, its name, and what it shows. */
final class Titles {
  private Titles() {}

  static Line of(Model model, Panel panel, String remark, int cells) {
    return of(model, panel, panel.title(), remark, cells);
  }

  static Line of(Model model, Panel panel, String name, String remark, int cells) {
    boolean focus = model.look().panel() == panel && model.overlay().isEmpty();
    Tone tone = focus ? Tone.ACCENT : Tone.FAINT;
    Line line =
        Line.of("─ ", tone)
            .plus(panel.number() + " ", tone)
            .plus(name, focus ? Tone.ACCENT : Tone.STRONG)
            .plus(" ");
    int room = cells - line.width() - 2;
    if (!remark.isEmpty() && room > 4) {
      line =
          line.plus(Cells.width(remark) > room ? Cells.fit(remark, room, "…") : remark, Tone.FAINT);
      line = line.plus(" ");
    }
    return line.plus("─".repeat(Math.max(0, cells - line.width())), tone);
  }
}
