package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Overlay;
import io.pxedock.console.dashboard.state.Sheet;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.console.render.Wrap;
import java.util.List;

/**
 * The changes that were made, each with the shell commands that do the same; the latest first.
 *
 * @param lines null while the journal is being read
 */
public record Actions(List<Line> lines, int top) implements Overlay {
  public static Actions loading() {
    return new Actions(null, 0);
  }

  /** As they were worked out from the journal. */
  public static Actions of(List<Line> lines) {
    return new Actions(List.copyOf(lines), 0);
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
    if (List.of("Esc", "q", "@", "Enter", "Ctrl-C").contains(key)) {
      return Update.to(model.close());
    }
    Pages pages = new Pages(top).key(key, shown(model).size(), Pages.height(model));
    return Update.to(model.replace(new Actions(lines, pages.top())));
  }

  @Override
  public Sheet sheet(Model model) {
    return Sheet.of("Commands", shown(model), top, Pages.KEYS + "   Esc close");
  }
}
