package io.pxedock.console.render;

import io.pxedock.model.Printable;
import io.pxedock.model.text.Bytes;

/**
 * Text for a POSIX shell to read and for people to see: whatever is in it, it is neither expanded
 * by the one nor acted on by the terminal of the others.
 */
final class ShellWord {
  private ShellWord() {}

  /** Returns the text quoted as one word of a command line. */
  static String quote(String word) {
    if (!Printable.line(word).equals(word)) {
      return "\"$(printf " + format(Bytes.utf8(word).latin1()) + ")\"";
    }
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The word that makes {@code printf} write these bytes, each given as one character. */
  static String format(String bytes) {
    String escaped = escape(bytes, "\\").replace("%", "%%");
    return quote(escaped.startsWith("-") ? "\\055" + escaped.substring(1) : escaped);
  }

  /**
   * Returns the text of an {@code a}, {@code c} or {@code i} command that makes GNU sed write these
   * bytes.
   */
  static String sed(String bytes) {
    return escape(bytes, "\\o");
  }

  /**
   * @param octal what stands before the three octal digits of a byte
   */
  private static String escape(String bytes, String octal) {
    StringBuilder out = new StringBuilder(bytes.length() + 16);
    for (char c : bytes.toCharArray()) {
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default ->
            out.append(
                c >= ' ' && c <= '~' ? String.valueOf(c) : octal + String.format("%03o", (int) c));
      }
    }
    return out.toString();
  }
}
