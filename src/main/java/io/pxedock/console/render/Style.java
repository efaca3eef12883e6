package io.pxedock.console.render;

import io.pxedock.core.diagnosis.PathLink;

/**
 * The few colours, each with one meaning, and the characters that the terminal can show. Plain
 * where nothing may be coloured.
 *
 * @param colour whether escape sequences may be written
 * @param unicode whether more than ASCII may be written
 */
public record Style(boolean colour, boolean unicode) {
  /** For pipes and files. */
  public static final Style PLAIN = new Style(false, false);

  private String paint(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  public String good(String text) {
    return paint("32", text);
  }

  public String warning(String text) {
    return paint("33", text);
  }

  public String bad(String text) {
    return paint("31", text);
  }

  public String strong(String text) {
    return paint("1", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }

  /** The colour of a state. */
  public String state(PathLink.State state, String text) {
    return switch (state) {
      case OK -> good(text);
      case WARNING -> warning(text);
      case FAILED -> bad(text);
      case UNKNOWN -> faint(text);
    };
  }

  /** A mark that tells a state without its colour. */
  public String mark(PathLink.State state) {
    return switch (state) {
      case OK -> unicode ? "✓" : "+";
      case WARNING -> "!";
      case FAILED -> unicode ? "✗" : "x";
      case UNKNOWN -> "?";
    };
  }
}
