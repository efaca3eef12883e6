package io.pxedock.console.render;

import org.jline.utils.WCWidth;

/**
 * Text measured in the cells of a terminal. Where nothing else is said, the text is measured and
 * returned as {@link Displayable} makes it; {@code raw} text is taken as it is.
 */
public final class Cells {
  private Cells() {}

  /** Returns how many cells the text takes when it is shown. */
  public static int width(String text) {
    return rawWidth(Displayable.of(text));
  }

  /** Returns how many cells a terminal gives the text as it is. */
  public static int rawWidth(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return text.codePoints().map(Cells::widthOf).sum();
      }
      width++;
    }
    return width;
  }

  private static int widthOf(int c) {
    return c < 0x80 ? 1 : Math.max(0, WCWidth.wcwidth(c));
  }

  /** Pads the text with blanks, or cuts it and appends {@code more}, to exactly {@code cells}. */
  public static String fit(String text, int cells, String more) {
    String shown = Displayable.of(text);
    int width = rawWidth(shown);
    if (width <= cells) {
      return shown + " ".repeat(cells - width);
    }
    return cells <= 0 ? "" : fill(rawCut(shown, cells - width(more)) + more, cells);
  }

  private static String fill(String text, int cells) {
    return text + " ".repeat(Math.max(0, cells - width(text)));
  }

  /** Returns as much of the text as fits into {@code cells}. */
  public static String cut(String text, int cells) {
    return cells <= 0 ? "" : rawCut(Displayable.of(text), cells);
  }

  /** Returns as much of the text as fits into {@code cells}, as it is. */
  static String rawCut(String text, int cells) {
    int end = 0;
    int room = cells;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      room -= widthOf(c);
      if (room < 0) {
        return text.substring(0, end);
      }
      end += Character.charCount(c);
    }
    return text;
  }
}
