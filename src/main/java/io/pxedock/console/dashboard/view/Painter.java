package io.pxedock.console.dashboard.view;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.graphics.TextGraphics;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Displayable;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Span;
import io.pxedock.console.render.Tone;

/** Puts lines on the screen, in the colours and characters that the terminal has. */
final class Painter {
  private final TextGraphics graphics;
  private final Palette palette;
  private final boolean unicode;

  Painter(TextGraphics graphics, Palette palette, boolean unicode) {
    this.graphics = graphics;
    this.palette = palette;
    this.unicode = unicode;
  }

  /** Paints the line in exactly {@code cells} cells. */
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
    return unicode ? Displayable.of(text) : Displayable.inAscii(text);
  }

  private int put(int column, int row, String text, Palette.Ink ink) {
    int at = column;
    for (TextCharacter c : ink.cells(text)) {
      graphics.setCharacter(at, row, c);
      at += c.isDoubleWidth() ? 2 : 1;
    }
    return at - column;
  }
}
