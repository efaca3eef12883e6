package io.pxedock.console.dashboard.keys;

import io.pxedock.console.dashboard.overlay.TextScroll;
import io.pxedock.console.dashboard.state.DialogKeys;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Overlay;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.ScrollKeys;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.console.render.Wrap;
import java.util.ArrayList;
import java.util.List;

/** Every key, from the table of them; those that do nothing now say why. */
record Help(TextScroll pages) implements Overlay {
  private static final int KEYS = 12;

  private static final DialogKeys<Help> DIALOG =
      DialogKeys.<Help>none()
          .on(TextScroll.NAMES, ScrollKeys.HINT, (key, help, model) -> help.scroll(key, model))
          .closing("Esc q ? Enter Ctrl-C", "Esc close");

  Help() {
    this(TextScroll.START);
  }

  @Override
  public Update key(String key, Model model) {
    return DIALOG.press(key, this, model).orElseGet(() -> Update.to(model));
  }

  private Update scroll(String key, Model model) {
    int lines = lines(model).size();
    return Update.to(model.replace(new Help(pages.key(key, lines, TextScroll.height(model)))));
  }

  private static List<Line> lines(Model model) {
    List<Line> lines = new ArrayList<>();
    String group = "";
    for (Binding binding : Bindings.ALL) {
      if (!binding.group().equals(group)) {
        group = binding.group();
        if (!lines.isEmpty()) {
          lines.add(Line.EMPTY);
        }
        lines.add(Line.of(group, Tone.STRONG));
      }
      String why = binding.whyNot().apply(model);
      Tone tone = why.isEmpty() ? Tone.ACCENT : Tone.FAINT;
      String keys = Cells.fit(binding.shown(), KEYS, "");
      Line what = Line.of(binding.what(), why.isEmpty() ? Tone.PLAIN : Tone.FAINT);
      what = why.isEmpty() ? what : what.plus("  (not now: " + why + ")", Tone.WARNING);
      for (Line part : Wrap.of(what, model.size().columns() - KEYS - 4)) {
        lines.add(Line.of("  " + keys, tone).plus(part));
        keys = " ".repeat(KEYS);
      }
    }
    return lines;
  }

  @Override
  public OverlayContent sheet(Model model) {
    return OverlayContent.of("Keys", lines(model), pages.top(), DIALOG.hints());
  }
}
