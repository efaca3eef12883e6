package io.pxedock.dashboard.view;

import io.pxedock.dashboard.ink.Line;
import io.pxedock.dashboard.ink.Tone;
import io.pxedock.dashboard.state.Binding;
import io.pxedock.dashboard.state.Bindings;
import io.pxedock.dashboard.state.Model;
import java.util.List;

/** The keys that work here, from the table of them; or how the last thing ended. */
final class BottomLine {
  private BottomLine() {}

  static Line of(Model model, int cells) {
    if (!model.activity().notice().spans().isEmpty()) {
      return Line.of(" ").plus(model.activity().notice());
    }
    if (model.overlay().isPresent()) {
      return Line.of(" " + model.overlay().get().sheet(model).keys(), Tone.FAINT);
    }
    List<Binding> here =
        Bindings.ALL.stream().filter(b -> !b.word().isEmpty() && b.isHere(model)).toList();
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

  private static Line key(Binding binding, Model model) {
    boolean works = binding.whyNot().apply(model).isEmpty();
    return Line.of(binding.shown() + " ", works ? Tone.ACCENT : Tone.FAINT)
        .plus(binding.word() + "  ", works ? Tone.PLAIN : Tone.FAINT);
  }
}
