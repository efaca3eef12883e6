package io.pxedock.console.dashboard.view;

import com.googlecode.lanterna.TerminalPosition;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import java.util.List;
import java.util.Optional;

/**
 * An overlay: over the lower part of the screen, under a rule; a mere prompt in the bottom line.
 */
final class OverlayView {
  private OverlayView() {}

  /** Paints the overlay; returns where the terminal's cursor goes, if it is visible. */
  static Optional<TerminalPosition> draw(Painter painter, OverlayContent sheet, Size size) {
    int cells = size.columns();
    if (sheet.title().isEmpty()) {
      Line prompt = sheet.bottom().get(0);
      painter.line(0, size.rows() - 1, cells, Line.of(" ").plus(prompt));
      return cursor(sheet, size.rows() - 1, cells);
    }
    int bottom = sheet.bottom().size();
    int fits = OverlayContent.height(size, bottom);
    int body = Math.max(1, Math.min(sheet.lines().size(), fits));
    int height = body + bottom + (bottom > 0 ? 3 : 2);
    int row = size.rows() - 1 - height;
    int top = Math.max(0, Math.min(sheet.top(), sheet.lines().size() - body));
    painter.line(0, row++, cells, rule(sheet, top, body, cells));
    for (Line line : sheet.lines().subList(top, Math.min(sheet.lines().size(), top + body))) {
      painter.line(0, row++, cells, Line.of(" ").plus(line).select(line.selected()));
    }
    while (row < size.rows() - 2 - bottom) {
      painter.blank(row++, cells);
    }
    for (Line line : sheet.bottom()) {
      painter.line(0, row++, cells, Line.of(" ").plus(line));
    }
    painter.blank(row, cells);
    return cursor(sheet, row - 1, cells);
  }

  private static Optional<TerminalPosition> cursor(OverlayContent sheet, int row, int cells) {
    return sheet.cursor() < 0
        ? Optional.empty()
        : Optional.of(new TerminalPosition(Math.min(cells - 1, 1 + sheet.cursor()), row));
  }

  private static Line rule(OverlayContent sheet, int top, int body, int cells) {
    List<Line> lines = sheet.lines();
    String more =
        lines.size() > body
            ? " " + (top + 1) + "–" + (top + body) + " of " + lines.size() + " "
            : "";
    Line title = Line.of(sheet.title(), Tone.STRONG).cut(cells - Cells.width(more) - 6);
    Line line = Line.of("── ", Tone.ACCENT).plus(title).plus(" ");
    int rest = cells - line.width() - Cells.width(more) - 2;
    return line.plus("─".repeat(Math.max(0, rest)), Tone.ACCENT)
        .plus(more, Tone.FAINT)
        .plus("──", Tone.ACCENT);
  }
}
