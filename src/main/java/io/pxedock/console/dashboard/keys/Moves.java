package io.pxedock.console.dashboard.keys;

import io.pxedock.console.dashboard.state.Focus;
import io.pxedock.console.dashboard.state.LogView;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.dashboard.state.ScrollKeys;
import java.util.OptionalInt;

/** Moves the focus between panels and the cursor in each of them. */
final class Moves {
  private Moves() {}

  /** Gives another panel the focus, by its number or by its place. */
  static Model panel(String key, Model model) {
    Panel now = model.look().panel();
    Panel next = Panel.numbered(key).orElseGet(() -> now.next(key.equals("Tab") ? 1 : -1));
    return model.with(model.look().at(next));
  }

  /** Moves in the panel that has the focus. */
  static Model move(String key, Model model) {
    int page = model.layout().body(model.look().panel()) - 2;
    OptionalInt step = ScrollKeys.step(key, page);
    return step.isPresent()
        ? moved(model, step.getAsInt())
        : sideways(model, key.equals("Left") ? -1 : 1);
  }

  private static Model sideways(Model model, int step) {
    if (model.look().panel() != Panel.PATH) {
      return model;
    }
    int last = Math.max(0, model.site().path().size() - 1);
    int link = Math.max(0, Math.min(last, model.look().link() + step));
    return model.with(model.look().atLink(link));
  }

  static Model moved(Model model, int step) {
    Focus look = model.look();
    return switch (look.panel()) {
      case PATH -> sideways(model, Integer.signum(step));
      case DETAIL ->
          model.with(
              look.scrolledTo(step == ScrollKeys.FAR ? look.detail() : look.detail() + step));
      case LOG ->
          model.with(
              step == ScrollKeys.FAR ? model.log().pausedAt(-1) : scrolled(model.log(), step));
      default -> look.panel().rows().moved(model, step);
    };
  }

  private static LogView scrolled(LogView log, int step) {
    return log.scrolled(Math.max(step, -100_000));
  }
}
