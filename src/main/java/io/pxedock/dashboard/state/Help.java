package io.pxedock.dashboard.state;

import io.pxedock.dashboard.ink.Cells;
import io.pxedock.dashboard.ink.Line;
import io.pxedock.dashboard.ink.Tone;
import java.util.ArrayList;
import java.util.List;

/** Every key, from the table of them. */
record Help(int top) implements Overlay {
  @Override
  public Update key(String key, Model model) {
    return switch (key) {
      case "Up", "k" -> Update.to(model.replace(new Help(Math.max(0, top - 1))));
      case "Down", "j" -> Update.to(model.replace(new Help(top + 1)));
      case "PageUp" -> Update.to(model.replace(new Help(Math.max(0, top - 10))));
      case "PageDown", " " -> Update.to(model.replace(new Help(top + 10)));
      case "g", "Home" -> Update.to(model.replace(new Help(0)));
      case "Esc", "q", "?", "Enter", "Ctrl-C" -> Update.to(model.close());
      default -> Update.to(model);
    };
  }

  @Override
  public Sheet sheet(Model model) {
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
      Line line =
          Line.of("  " + Cells.fit(binding.shown(), 12, ""), Tone.ACCENT).plus(binding.what());
      lines.add(why.isEmpty() ? line : line.plus("  (not now: " + why + ")", Tone.FAINT));
    }
    return Sheet.of("Keys", lines, top, "j/k scroll   Esc close");
  }
}
