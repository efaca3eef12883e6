package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.DialogKeys;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.TextField;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.core.operation.SetRescue;
import java.util.List;
import java.util.Optional;

/**
 * Asks why hosts are armed, before the change is shown.
 *
 * @param hosts the words that name them
 */
public record ReasonPrompt(List<String> hosts, TextField field) implements FieldOverlay {
  private static final String QUESTION = "reason: ";
  private static final DialogKeys<ReasonPrompt> KEYS =
      DialogKeys.<ReasonPrompt>none()
          .on("Enter", "Enter show the change", (key, prompt, model) -> prompt.arm(model))
          .closing("Esc Ctrl-C", "Esc cancel");

  /** Returns the prompt with an empty reason. */
  public static ReasonPrompt of(List<String> hosts) {
    return new ReasonPrompt(hosts, TextField.of(""));
  }

  @Override
  public Optional<Update> pressed(String key, Model model) {
    return KEYS.press(key, this, model);
  }

  private Update arm(Model model) {
    SetRescue arm = new SetRescue(hosts, field.text().strip());
    return Update.change(model.close(), arm);
  }

  @Override
  public Model typing(Model model, TextField text) {
    return model.replace(new ReasonPrompt(hosts, text));
  }

  @Override
  public OverlayContent sheet(Model model) {
    String what = hosts.size() == 1 ? hosts.get(0) : hosts.size() + " hosts";
    List<Line> lines =
        List.of(Line.of("Why? The reason is kept in the journal; it may be empty.", Tone.FAINT));
    Line typed = Line.of(QUESTION, Tone.ACCENT).plus(field.text());
    int cursor = Cells.width(QUESTION) + Cells.width(field.text().substring(0, field.cursor()));
    return new OverlayContent(
        "Arm 911 for " + what, lines, 0, List.of(typed), cursor, KEYS.hints());
  }
}
