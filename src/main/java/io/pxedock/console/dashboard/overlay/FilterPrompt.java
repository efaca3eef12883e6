package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.DialogKeys;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.dashboard.state.TextField;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.core.filter.Filter;
import java.util.List;
import java.util.Optional;

/**
 * The filter as it is typed, in the bottom line.
 *
 * @param panel whose rows it filters: the log's, or the hosts
 * @param before what the filter was
 */
public record FilterPrompt(Panel panel, TextField field, String before) implements FieldOverlay {
  // What is typed fills the bottom line: there is no room for hints.
  private static final DialogKeys<FilterPrompt> KEYS =
      DialogKeys.<FilterPrompt>none()
          .closing("Enter", "")
          .on("Up", "", (key, prompt, model) -> move(model, -1))
          .on("Down", "", (key, prompt, model) -> move(model, 1))
          .on(
              "Esc Ctrl-C",
              "",
              (key, prompt, m) -> Update.to(prompt.apply(m.close(), prompt.before)));

  /** Returns the prompt for the panel in focus, with the filter that holds there. */
  public static FilterPrompt of(Model model) {
    boolean log = model.look().panel() == Panel.LOG;
    String now = log ? model.log().pattern() : model.hosts().filter();
    return new FilterPrompt(log ? Panel.LOG : Panel.HOSTS, TextField.of(now), now);
  }

  @Override
  public Optional<Update> pressed(String key, Model model) {
    return KEYS.press(key, this, model);
  }

  private static Update move(Model model, int step) {
    return Update.to(model.with(model.hosts().moved(step)));
  }

  @Override
  public Model typing(Model model, TextField text) {
    return apply(model.replace(new FilterPrompt(panel, text, before)), text.text());
  }

  private Model apply(Model model, String text) {
    return panel == Panel.LOG
        ? model.with(model.log().matching(text, model.now()))
        : model.with(model.hosts().filtered(text, model.boots(), model.now()));
  }

  @Override
  public OverlayContent sheet(Model model) {
    String fault = Filter.of(field.text()).fault();
    Line line = Line.of("/", Tone.ACCENT).plus(field.text());
    line = fault.isEmpty() ? line : line.plus("   " + fault, Tone.WARNING);
    int cursor = 1 + Cells.width(field.text().substring(0, field.cursor()));
    return new OverlayContent("", List.of(), 0, List.of(line), cursor, "");
  }
}
