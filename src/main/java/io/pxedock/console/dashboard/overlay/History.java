package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.DialogKeys;
import io.pxedock.console.dashboard.state.ListScroll;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Overlay;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.ScrollKeys;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.core.journal.JournalState;
import java.util.ArrayList;
import java.util.List;

/**
 * The journal, the latest change first.
 *
 * @param entries null while the journal is being read
 */
public record History(List<Entry> entries, ListScroll scroll) implements Overlay {
  /** A change as it is shown. */
  public record Entry(
      int number, String when, String user, String title, JournalState state, String reason) {}

  /** The column below the title, where the reason begins. */
  private static final int REASON = 6;

  private static final DialogKeys<History> KEYS =
      DialogKeys.<History>none()
          .on("Enter", "Enter show whole", (key, history, model) -> history.open(model))
          .on("z", "z undo", (key, history, model) -> history.undo(model))
          .on(ScrollKeys.NAMES, "j/k move", (key, history, model) -> history.move(key, model))
          .closing("Esc q h Ctrl-C", "Esc close");

  /** Returns the history while the journal is being read. */
  public static History loading() {
    return new History(null, ListScroll.START);
  }

  /** Returns the history of these changes, the latest first. */
  public static History of(List<Entry> entries) {
    return new History(List.copyOf(entries), ListScroll.START);
  }

  private History moved(int step) {
    return entries == null ? this : new History(entries, scroll.moved(step, entries.size()));
  }

  @Override
  public Update key(String key, Model model) {
    return KEYS.press(key, this, model).orElseGet(() -> Update.to(model));
  }

  private Update move(String key, Model model) {
    int step = ScrollKeys.step(key, TextScroll.height(model) - 1).orElse(0);
    return Update.to(model.replace(moved(step)));
  }

  private Update open(Model model) {
    if (entries == null || entries.isEmpty()) {
      return Update.to(model);
    }
    int number = entries.get(scroll.at()).number();
    return Update.to(model.open(TextPage.loading()), world -> world.showChange(number));
  }

  private Update undo(Model model) {
    if (entries == null || entries.isEmpty()) {
      return Update.to(model);
    }
    String why = model.whyNoChange();
    if (!why.isEmpty()) {
      return Update.to(model.says(why, Tone.WARNING));
    }
    int number = entries.get(scroll.at()).number();
    return Update.to(
        model.with(model.activity().plans("undo " + number)), world -> world.undo(number));
  }

  @Override
  public OverlayContent sheet(Model model) {
    List<Line> lines = new ArrayList<>();
    int at = 0;
    if (entries == null) {
      lines.add(Line.of("reading the journal …", Tone.FAINT));
    } else if (entries.isEmpty()) {
      lines.add(Line.of("no change yet", Tone.FAINT));
    } else {
      for (int i = 0; i < entries.size(); i++) {
        at = i == scroll.at() ? lines.size() : at;
        lines.add(line(entries.get(i)).select(i == scroll.at()));
        if (!entries.get(i).reason().isEmpty()) {
          String reason = " ".repeat(REASON) + entries.get(i).reason();
          lines.add(Line.of(reason, Tone.FAINT).cut(model.size().columns() - 2));
        }
      }
    }
    int top = Math.max(0, at - 8);
    return OverlayContent.of("History", lines, top, KEYS.hints());
  }

  private static Line line(Entry entry) {
    return Line.of(String.format("%4d  ", entry.number()), Tone.FAINT)
        .plus(entry.when() + "  ")
        .plus(Cells.fit(entry.user(), 8, "~") + "  ", Tone.FAINT)
        .plus(Cells.fit(entry.title(), 32, "…") + "  ")
        .plus(entry.state().words(), entry.state().isDone() ? Tone.GOOD : Tone.FAINT);
  }
}
