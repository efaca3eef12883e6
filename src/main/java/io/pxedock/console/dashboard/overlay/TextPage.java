package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.DialogKeys;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Overlay;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.ScrollKeys;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.console.render.Wrap;
import java.util.List;

/**
 * A page of text that can be scrolled, such as the changes as shell commands, or one change whole.
 *
 * @param lines null while the journal is being read
 */
public record TextPage(String title, List<Line> lines, int top) implements Overlay {
  private static final DialogKeys<TextPage> KEYS =
      DialogKeys.<TextPage>none()
          .on(TextScroll.NAMES, ScrollKeys.HINT, (key, view, model) -> view.scroll(key, model))
          .closing("Esc q @ Enter Ctrl-C", "Esc close");

  /** Returns the page of shell commands while the journal is being read. */
  public static TextPage loading() {
    return new TextPage("Commands", null, 0);
  }

  /** Returns a page of these lines. */
  public static TextPage of(String title, List<Line> lines) {
    return new TextPage(title, List.copyOf(lines), 0);
  }

  private List<Line> shown(Model model) {
    if (lines == null) {
      return List.of(Line.of("reading the journal …", Tone.FAINT));
    }
    return lines.isEmpty()
        ? List.of(Line.of("no change yet", Tone.FAINT))
        : lines.stream()
            .flatMap(line -> Wrap.of(line, model.size().columns() - 2).stream())
            .toList();
  }

  @Override
  public Update key(String key, Model model) {
    return KEYS.press(key, this, model).orElseGet(() -> Update.to(model));
  }

  private Update scroll(String key, Model model) {
    TextScroll pages = new TextScroll(top).key(key, shown(model).size(), TextScroll.height(model));
    return Update.to(model.replace(new TextPage(title, lines, pages.top())));
  }

  @Override
  public OverlayContent sheet(Model model) {
    return OverlayContent.of(title, shown(model), top, KEYS.hints());
  }
}
