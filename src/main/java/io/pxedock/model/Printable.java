package io.pxedock.model;

/**
 * Makes text from the network, from logs and from files safe to show: the result cannot move the
 * cursor, set colours, ring the bell, reverse the reading direction or start a new line.
 */
public final class Printable {
  // Letters and marks without a glyph: Hangul fillers, the grapheme joiner, the Braille blank.
  private static final String INVISIBLE = "\u115f\u1160\u3164\uffa0\u034f\u2800";

  private Printable() {}

  /** Returns the text on one line, with each control or format character as a visible escape. */
  public static String line(String text) {
    int clean = 0;
    while (clean < text.length() && isPlain(text.charAt(clean))) {
      clean++;
    }
    if (clean == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c < 0x7f;
  }

  private static void append(StringBuilder out, int c) {
    if (c == '\t') {
      out.append("  ");
    } else if (isUnsafe(c)) {
      out.append(c < 0x100 ? String.format("\\x%02x", c) : String.format("\\u%04x", c));
    } else {
      out.appendCodePoint(c);
    }
  }

  /** Returns whether a character controls the terminal or is invisible. */
  public static boolean isUnsafe(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || INVISIBLE.indexOf(c) >= 0;
  }
}
