package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.DialogKeys;
import io.pxedock.console.dashboard.state.Keys;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Overlay;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.TextField;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.console.render.Wrap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change that waits for a yes: its diff, its shell commands, what it asks. Cancel has the focus,
 * and no single key says yes; a change to several hosts needs their number typed. No key acts
 * before the question has been on the screen for {@link #READING}.
 *
 * @param count how many hosts it concerns, when that number is to be typed; else 0
 * @param yes whether the yes has the focus
 * @param top the first line of the review that is shown
 * @param seen when the terminal showed the question; null before it did
 */
public record ConfirmQuestion(
    String title,
    List<Line> review,
    List<String> questions,
    int count,
    TextField typed,
    boolean yes,
    int top,
    Instant seen)
    implements Overlay {
  /** How long a question is on the screen before a key can answer it. */
  public static final Duration READING = Duration.ofMillis(300);

  /**
   * Returns a question with its review. If it concerns more than one host, the number has to be
   * typed.
   */
  public static ConfirmQuestion of(
      String title, List<Line> review, List<String> questions, int hosts) {
    int count = hosts > 1 ? hosts : 0;
    return new ConfirmQuestion(title, review, questions, count, TextField.of(""), false, 0, null);
  }

  private static final DialogKeys<ConfirmQuestion> KEYS =
      DialogKeys.<ConfirmQuestion>none()
          .on("Tab Shift-Tab Left Right", "←/→ choose", (key, asked, model) -> asked.other(model))
          .on("Enter", "Enter take it", (key, asked, model) -> asked.enter(model))
          .on(TextScroll.NAMES, "j/k scroll", (key, asked, model) -> asked.scroll(key, model))
          .on("Esc q", "Esc cancel", (key, asked, model) -> answered(model, false));

  private static final String TOO_EARLY =
      "keys that were typed before the question could be read are ignored";

  private boolean isCounted() {
    return count == 0 || typed.text().strip().equals(String.valueOf(count));
  }

  private ConfirmQuestion focus(boolean onYes) {
    return new ConfirmQuestion(title, review, questions, count, typed, onYes, top, seen);
  }

  private ConfirmQuestion scrolledTo(TextScroll scroll) {
    return new ConfirmQuestion(title, review, questions, count, typed, yes, scroll.top(), seen);
  }

  private ConfirmQuestion typing(TextField text) {
    return new ConfirmQuestion(title, review, questions, count, text, yes, top, seen);
  }

  @Override
  public boolean waitsToBeSeen() {
    return seen == null;
  }

  @Override
  public ConfirmQuestion seenAt(Instant time) {
    Instant first = seen == null ? time : seen;
    return new ConfirmQuestion(title, review, questions, count, typed, yes, top, first);
  }

  @Override
  public Optional<Instant> opensAt() {
    return Optional.ofNullable(seen).map(time -> time.plus(READING));
  }

  private boolean isOpen(Instant now) {
    return opensAt().map(time -> !now.isBefore(time)).orElse(false);
  }

  @Override
  public Update key(String key, Model model) {
    if (key.equals("Ctrl-C")) {
      return answered(model, false);
    }
    if (!isOpen(model.now())) {
      return Update.to(model.says(TOO_EARLY, Tone.WARNING));
    }
    return KEYS.press(key, this, model)
        .orElseGet(() -> count == 0 ? Update.to(model) : typed(key, model));
  }

  private Update other(Model model) {
    return Update.to(model.replace(focus(!yes)));
  }

  private Update scroll(String key, Model model) {
    TextScroll next = new TextScroll(top).key(key, body(model).size(), height(model));
    return Update.to(model.replace(scrolledTo(next)));
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

  /** Returns the lines of the question that are always shown: as many as leave room for a diff. */
  private List<Line> foot(Model model) {
    List<Line> asked = asked(model);
    int room = room(model);
    List<Line> foot = new ArrayList<>(asked.subList(0, Math.min(asked.size(), room)));
    if (asked.size() > room) {
      foot.set(room - 1, Line.of("… the whole question is above: g shows it", Tone.WARNING));
    }
    return foot;
  }

  private static int room(Model model) {
    return Math.max(2, model.size().rows() / 3);
  }

  private List<Line> asked(Model model) {
    int cells = model.size().columns() - 2;
    return questions.stream()
        .flatMap(question -> Wrap.of(Line.of(question, Tone.WARNING), cells).stream())
        .toList();
  }

  /** Returns what scrolls: the review, under the question where that is cut off below. */
  private List<Line> body(Model model) {
    List<Line> asked = asked(model);
    int cells = model.size().columns() - 2;
    List<Line> body = new ArrayList<>(asked.size() > room(model) ? asked : List.of());
    review.forEach(line -> body.addAll(Wrap.of(line, cells)));
    return body;
  }

  private int height(Model model) {
    return OverlayContent.height(model.size(), foot(model).size() + (count > 0 ? 2 : 1));
  }

  @Override
  public OverlayContent sheet(Model model) {
    List<Line> bottom = new ArrayList<>(foot(model));
    if (count > 0) {
      Tone tone = isCounted() ? Tone.GOOD : Tone.WARNING;
      bottom.add(
          Line.of("Hosts that change (type " + count + "): ").plus(typed.text() + "_", tone));
    }
    bottom.add(buttons("Cancel", "Go on", yes));
    return new OverlayContent(title, body(model), top, bottom, -1, KEYS.hints());
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
