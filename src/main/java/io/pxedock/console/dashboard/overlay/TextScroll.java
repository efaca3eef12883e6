package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.Model;

/**
 * How far text is scrolled that is longer than the screen.
 *
 * @param top the first line that is shown
 */
public record TextScroll(int top) {
  public static final TextScroll START = new TextScroll(0);
  public static final String KEYS = "j/k PgUp/PgDn g/G scroll";

  /** How many lines a sheet without a foot shows on this screen. */
  public static int height(Model model) {
    return Math.max(1, model.size().rows() - 6);
  }

  /** After a key, which may be none that scrolls. */
  public TextScroll key(String key, int lines, int height) {
    return switch (key) {
      case "Up", "k" -> to(top - 1, lines, height);
      case "Down", "j" -> to(top + 1, lines, height);
      case "PageUp" -> to(top - height + 1, lines, height);
      case "PageDown", " " -> to(top + height - 1, lines, height);
      case "g", "Home" -> START;
      case "G", "End" -> to(lines, lines, height);
      default -> this;
    };
  }

  private static TextScroll to(int line, int lines, int height) {
    return new TextScroll(Math.max(0, Math.min(line, lines - height)));
  }
}
