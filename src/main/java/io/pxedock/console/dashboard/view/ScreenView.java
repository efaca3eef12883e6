package io.pxedock.console.dashboard.view;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.graphics.TextGraphics;
import io.pxedock.console.dashboard.state.Area;
import io.pxedock.console.dashboard.state.Layout;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import java.util.List;
import java.util.Optional;

/** The whole screen. */
public final class ScreenView {
  private final Palette palette;
  private final boolean unicode;

  /** Creates a view that paints in a palette, with line-drawing characters or with ASCII alone. */
  public ScreenView(Palette palette, boolean unicode) {
    this.palette = palette;
    this.unicode = unicode;
  }

  /** Paints the model; the answer is where the cursor goes, if it is to be seen. */
  public Optional<TerminalPosition> draw(Model model, TextGraphics graphics) {
    Painter painter = new Painter(graphics, palette, unicode);
    Size size = model.size();
    if (!size.isEnough()) {
      tooSmall(painter, size);
      return Optional.empty();
    }
    Layout layout = model.layout();
    painter.line(0, 0, size.columns(), TopLine.of(model, size.columns()));
    for (Panel panel : Panel.values()) {
      layout.area(panel).ifPresent(area -> panel(painter, model, panel, area));
    }
    layout
        .area(Panel.DETAIL)
        .filter(area -> area.column() > 0)
        .ifPresent(area -> divider(painter, area));
    painter.line(0, size.rows() - 1, size.columns(), BottomLine.of(model, size.columns()));
    return model
        .overlay()
        .flatMap(overlay -> OverlayView.draw(painter, overlay.sheet(model), size));
  }

  private static void panel(Painter painter, Model model, Panel panel, Area area) {
    List<Line> lines = lines(model, panel, area.columns(), area.rows());
    for (int i = 0; i < area.rows(); i++) {
      Line line = i < lines.size() ? lines.get(i).cut(area.columns()) : Line.EMPTY;
      painter.line(area.column(), area.row() + i, area.columns(), line);
    }
  }

  private static List<Line> lines(Model model, Panel panel, int cells, int rows) {
    return switch (panel) {
      case PATH -> PathBar.lines(model, cells, rows);
      case HOSTS -> HostsPanel.lines(model, cells, rows);
      case UNKNOWN -> UnknownPanel.lines(model, cells, rows);
      case DETAIL -> DetailPanel.lines(model, cells, rows);
      case LOG -> LogPanel.lines(model, cells, rows);
      case PROBLEMS -> ProblemsPanel.lines(model, cells, rows);
    };
  }

  private static void divider(Painter painter, Area area) {
    for (int i = 0; i < area.rows(); i++) {
      painter.line(area.column() - 2, area.row() + i, 2, Line.of(i == 0 ? "──" : "│ ", Tone.FAINT));
    }
  }

  private static void tooSmall(Painter painter, Size size) {
    for (int i = 0; i < size.rows(); i++) {
      painter.blank(i, size.columns());
    }
    String now = size.columns() + "×" + size.rows();
    List<String> words =
        List.of("pxedock needs " + Size.smallest(), "and this is " + now, "q quits");
    for (int i = 0; i < Math.min(words.size(), size.rows()); i++) {
      painter.line(0, i, size.columns(), Line.of(Cells.cut(words.get(i), size.columns())));
    }
  }
}
