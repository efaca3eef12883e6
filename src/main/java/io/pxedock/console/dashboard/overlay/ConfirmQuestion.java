package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.Keys;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Overlay;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.TextField;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.console.render.Wrap;
import java.util.ArrayList;
import java.util.List;

/**
 * A change that waits for a yes: its diff, its shell commands, what it asks. Cancel has the focus,
 * and no single key says yes; a change to many hosts wants their number typed.
 *
 * @param count how many hosts it concerns, when that number is to be typed; else 0
 * @param yes whether the yes has the focus
 */
public record ConfirmQuestion(
    String title,
    List<Line> review,
    List<String> questions,
    int count,
    TextField typed,
    boolean yes,
    int top)
    implements Overlay {
  public static ConfirmQuestion of(
      String title, List<Line> review, List<String> questions, int hosts) {
    int count = hosts > 1 ? hosts : 0;
    return new ConfirmQuestion(title, review, questions, count, TextField.of(""), false, 0);
  }

  private boolean isCounted() {
    return count == 0 || typed.text().strip().equals(String.valueOf(count));
  }

  private ConfirmQuestion focus(boolean onYes) {
    return new ConfirmQuestion(title, review, questions, count, typed, onYes, top);
  }

  private ConfirmQuestion scrolled(int step) {
    int row = Math.max(0, Math.min(top + step, review.size() - 1));
    return new ConfirmQuestion(title, review, questions, count, typed, yes, row);
  }

  private ConfirmQuestion typing(TextField text) {
    return new ConfirmQuestion(title, review, questions, count, text, yes, top);
  }

  @Override
  public Update key(String key, Model model) {
    return switch (key) {
      case "Esc", "Ctrl-C", "q" -> answered(model, false);
      case "Enter" -> enter(model);
      case "Tab", "Shift-Tab", "Left", "Right" -> Update.to(model.replace(focus(!yes)));
      case "Up", "k" -> Update.to(model.replace(scrolled(-1)));
      case "Down", "j" -> Update.to(model.replace(scrolled(1)));
      case "PageUp" -> Update.to(model.replace(scrolled(-10)));
      case "PageDown" -> Update.to(model.replace(scrolled(10)));
      default -> count == 0 ? Update.to(model) : typed(key, model);
    };
  }

  private Update typed(String key, Model model) {
    boolean allowed = !Keys.isText(key) || Character.isDigit(key.codePointAt(0));
    return Update.to(
        allowed ? typed.key(key).map(t -> model.replace(typing(t))).orElse(model) : model);
  }

  private Update enter(Model model) {
    if (yes && !isCounted()) {
      return Update.to(
          model.says("type " + count + " first: that many hosts change", Tone.WARNING));
    }
    return answered(model, yes);
  }

  private static Update answered(Model model, boolean answer) {
    return Update.to(model.close(), world -> world.answer(answer));
  }

  @Override
  public OverlayContent sheet(Model model) {
    List<Line> bottom = new ArrayList<>();
    int cells = model.size().columns() - 2;
    questions.forEach(q -> bottom.addAll(Wrap.of(Line.of(q, Tone.WARNING), cells)));
    int cursor = -1;
    if (count > 0) {
      Tone tone = isCounted() ? Tone.GOOD : Tone.WARNING;
      bottom.add(
          Line.of("Hosts that change (type " + count + "): ").plus(typed.text() + "_", tone));
    }
    bottom.add(buttons("Cancel", "Go on", yes));
    return new OverlayContent(
        title, review, top, bottom, cursor, "←/→ choose   Enter take it   j/k scroll   Esc cancel");
  }

  static Line buttons(String no, String yes, boolean onYes) {
    return button(no, !onYes).plus("   ").plus(button(yes, onYes));
  }

  private static Line button(String word, boolean focus) {
    return focus
        ? Line.of("▸[ " + word + " ]", Tone.ACCENT)
        : Line.of(" [ " + word + " ]", Tone.FAINT);
  }
}
