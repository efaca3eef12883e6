package io.pxedock.console.dashboard.state;

import java.util.Optional;

/**
 * Text that is being typed.
 *
 * @param cursor in UTF-16 units, between characters
 */
public record TextField(String text, int cursor) {
  private static final int MAX_LENGTH = 1000;

  /** Returns a field with a text, the cursor behind it. */
  public static TextField of(String text) {
    return new TextField(text, text.length());
  }

  /** Returns the field after a key; empty for a key that does not edit text. */
  public Optional<TextField> key(String key) {
    return switch (key) {
      case "Backspace" -> Optional.of(without(previous(), cursor));
      case "Delete" -> Optional.of(without(cursor, next()));
      case "Left" -> Optional.of(new TextField(text, previous()));
      case "Right" -> Optional.of(new TextField(text, next()));
      case "Home", "Ctrl-A" -> Optional.of(new TextField(text, 0));
      case "End", "Ctrl-E" -> Optional.of(of(text));
      case "Ctrl-U" -> Optional.of(without(0, cursor));
      case "Ctrl-K" -> Optional.of(without(cursor, text.length()));
      case "Ctrl-W" -> Optional.of(without(wordStart(), cursor));
      default -> Keys.isText(key) ? Optional.of(typed(key)) : Optional.empty();
    };
  }

  /**
   * Returns the field with more text at the cursor, without control characters; this field if it
   * would become too long.
   */
  public TextField typed(String more) {
    StringBuilder clean = new StringBuilder();
    more.codePoints().filter(c -> !Character.isISOControl(c)).forEach(clean::appendCodePoint);
    if (text.length() + clean.length() > MAX_LENGTH) {
      return this;
    }
    String longer = text.substring(0, cursor) + clean + text.substring(cursor);
    return new TextField(longer, cursor + clean.length());
  }

  private TextField without(int from, int to) {
    return new TextField(text.substring(0, from) + text.substring(to), from);
  }

  private int previous() {
    return cursor == 0 ? 0 : text.offsetByCodePoints(cursor, -1);
  }

  private int next() {
    return cursor == text.length() ? cursor : text.offsetByCodePoints(cursor, 1);
  }

  private int wordStart() {
    int at = cursor;
    while (at > 0 && text.charAt(at - 1) == ' ') {
      at--;
    }
    while (at > 0 && text.charAt(at - 1) != ' ') {
      at--;
    }
    return at;
  }
}
