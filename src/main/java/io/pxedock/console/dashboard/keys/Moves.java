package io.pxedock.console.dashboard.keys;

import io.pxedock.console.dashboard.state.Focus;
import io.pxedock.console.dashboard.state.LogView;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import java.util.Map;
import java.util.Optional;

/** The keys that move: between the panels, and in each of them. */
final class Moves {
  private static final int FAR = 1_000_000_000;
  private static final Map<String, Integer> STEPS =
      Map.of("j", 1, "Down", 1, "k", -1, "Up", -1, "g", -FAR, "Home", -FAR, "G", FAR, "End", FAR);

  private Moves() {}

  /** The model after the key; nothing, when the key moves nothing. */
  static Optional<Model> of(String key, Model model) {
    Optional<Panel> panel = Panel.numbered(key);
    if (panel.isPresent()) {
      return panel.map(p -> model.with(model.look().at(p)));
    }
    if (key.equals("Tab") || key.equals("Shift-Tab")) {
      int step = key.equals("Tab") ? 1 : -1;
      return Optional.of(model.with(model.look().at(model.look().panel().next(step))));
    }
    if (key.equals("Left") || key.equals("Right")) {
      return Optional.of(sideways(model, key.equals("Left") ? -1 : 1));
    }
    Integer step = key.startsWith("Page") ? pages(key, model) : STEPS.get(key);
    return Optional.ofNullable(step).map(s -> moved(model, s));
  }

  private static Integer pages(String key, Model model) {
    int page = Math.max(1, model.layout().body(model.look().panel()) - 2);
    return key.equals("PageUp") ? -page : page;
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
      case HOSTS -> model.with(model.hosts().moved(step));
      case UNKNOWN -> model.with(model.unknown().moved(step));
      case DETAIL ->
          model.with(look.scrolledTo(step == FAR ? look.detail() : look.detail() + step));
      case LOG -> model.with(step == FAR ? model.log().pausedAt(-1) : scrolled(model.log(), step));
      case PROBLEMS ->
          model.with(look.atProblem(look.problem().moved(step, model.site().problems().size())));
    };
  }

  private static LogView scrolled(LogView log, int step) {
    return log.scrolled(Math.max(step, -100_000));
  }
}
