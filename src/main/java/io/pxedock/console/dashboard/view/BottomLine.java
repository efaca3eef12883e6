package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.keys.Binding;
import io.pxedock.console.dashboard.keys.Bindings;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import java.util.List;

/** The keys that work here, from the table of them; or how the last thing ended. */
final class BottomLine {
  private BottomLine() {}

  static Line of(Model model, int cells) {
    if (!model.activity().notice().spans().isEmpty()) {
      return Line.of(" ").plus(model.activity().notice());
    }
    if (model.overlay().isPresent()) {
      return hints(model.overlay().get().sheet(model).keys(), cells - 1);
    }
    List<Binding> here =
        Bindings.ALL.stream()
            .filter(b -> !b.word().isEmpty() && b.isHere(model) && !isForbidden(b, model))
            .toList();
    // Help and quit are always there; the rest as far as there is room.
    Line end = Line.EMPTY;
    Line line = Line.of(" ");
    for (Binding binding : here) {
      boolean last = binding.shown().equals("?") || binding.shown().equals("q");
      end = last ? end.plus(key(binding, model)) : end;
    }
    for (Binding binding : here) {
      boolean last = binding.shown().equals("?") || binding.shown().equals("q");
      Line key = key(binding, model);
      if (!last && line.width() + key.width() + end.width() <= cells) {
        line = line.plus(key);
      }
    }
    return line.plus(end);
  }

  /** Returns whether the key makes a change and this dashboard makes none. */
  private static boolean isForbidden(Binding binding, Model model) {
    String why = model.setup().whyReadOnly();
    return !why.isEmpty() && binding.whyNot().apply(model).equals(why);
  }

  // Those that fit, the last one always: it is the way out.
  private static Line hints(String keys, int cells) {
    List<String> all = List.of(keys.split(" {3}"));
    String end = all.get(all.size() - 1);
    StringBuilder line = new StringBuilder();
    for (String hint : all.subList(0, all.size() - 1)) {
      if (Cells.width(line + hint + end) + 3 <= cells) {
        line.append(hint).append("   ");
      }
    }
    return Line.of(" " + line + end, Tone.FAINT);
  }

  private static Line key(Binding binding, Model model) {
    boolean works = binding.whyNot().apply(model).isEmpty();
    return Line.of(binding.shown() + " ", works ? Tone.ACCENT : Tone.FAINT)
        .plus(binding.word() + "  ", works ? Tone.PLAIN : Tone.FAINT);
  }
}
