package io.pxedock.console.render;

import com.googlecode.lanterna.TextCharacter;

/**
 * Text measured in the cells that it takes on the screen, as the screen itself counts them; always
 * as it will be shown, see {@link Displayable}.
 */
public final class Cells {
  private Cells() {}

  /** How many cells a text takes. */
  public static int width(String text) {
    return widthOf(Displayable.of(text));
  }

  private static int widthOf(String shown) {
    if (isAscii(shown)) {
      return shown.length();
    }
    int width = 0;
    for (TextCharacter c : TextCharacter.fromString(shown)) {
      width += c.isDoubleWidth() ? 2 : 1;
    }
    return width;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** The text in exactly so many cells: blanks behind it, or its end cut off with {@code more}. */
  public static String fit(String text, int cells, String more) {
    String shown = Displayable.of(text);
    int width = widthOf(shown);
    if (width <= cells) {
      return shown + " ".repeat(cells - width);
    }
    return cells <= 0 ? "" : fill(cut(shown, cells - width(more)) + more, cells);
  }

  private static String fill(String text, int cells) {
    return text + " ".repeat(Math.max(0, cells - width(text)));
  }

  /** As much of the text as fits into so many cells. */
  public static String cut(String text, int cells) {
    if (cells <= 0) {
      return "";
    }
    String shown = Displayable.of(text);
    if (isAscii(shown)) {
      return shown.length() <= cells ? shown : shown.substring(0, cells);
    }
    StringBuilder out = new StringBuilder();
    int width = 0;
    for (TextCharacter c : TextCharacter.fromString(shown)) {
      width += c.isDoubleWidth() ? 2 : 1;
      if (width > cells) {
        break;
      }
      out.append(c.getCharacterString());
    }
    return out.toString();
  }
}
