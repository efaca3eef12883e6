package io.pxedock.dashboard.view;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.graphics.TextGraphics;
import io.pxedock.dashboard.ink.Cells;
import io.pxedock.dashboard.ink.Line;
import io.pxedock.dashboard.ink.Span;
import io.pxedock.dashboard.ink.Tone;
import io.pxedock.model.Printable;

/** Puts lines on the screen, in the colours and characters that the terminal has. */
final class Painter {
  private static final String FANCY = "✓✗▸─│→←↑↓×·…▏—";
  private static final String ASCII = "+x>-|><^vx.~|-";

  private final TextGraphics graphics;
  private final Palette palette;
  private final boolean unicode;

  Painter(TextGraphics graphics, Palette palette, boolean unicode) {
    this.graphics = graphics;
    this.palette = palette;
    this.unicode = unicode;
  }

  /** The line in exactly so many cells. */
  void line(int column, int row, int cells, Line line) {
    int left = cells;
    int at = column;
    for (Span span : line.spans()) {
      if (left > 0) {
        String text = Cells.cut(shown(span.text()), left);
        int width = put(at, row, text, palette.ink(span.tone(), line.selected()));
        at += width;
        left -= width;
      }
    }
    put(at, row, " ".repeat(left), palette.ink(Tone.PLAIN, line.selected()));
  }

  void blank(int row, int cells) {
    line(0, row, cells, Line.EMPTY);
  }

  private String shown(String text) {
    String safe = Printable.line(text);
    if (unicode) {
      return safe;
    }
    StringBuilder out = new StringBuilder(safe.length());
    safe.codePoints()
        .forEach(
            c -> {
              int fancy = c < 0x80 ? -1 : FANCY.indexOf(c);
              String one = Character.toString(c);
              String plain = fancy >= 0 ? ASCII.substring(fancy, fancy + 1) : "?";
              out.append(c < 0x80 ? one : plain.repeat(Math.max(1, Cells.width(one))));
            });
    return out.toString();
  }

  private int put(int column, int row, String text, Palette.Ink ink) {
    int at = column;
    for (TextCharacter c : TextCharacter.fromString(text, ink.front(), ink.back(), ink.marks())) {
      graphics.setCharacter(at, row, c);
      at += c.isDoubleWidth() ? 2 : 1;
    }
    return at - column;
  }
}
