package io.pxedock.dashboard.state;

/**
 * How far text is scrolled that is longer than the screen.
 *
 * @param top the first line that is shown
 */
record Pages(int top) {
  static final Pages START = new Pages(0);
  static final String KEYS = "j/k PgUp/PgDn g/G scroll";

  /** How many lines a sheet without a foot shows on this screen. */
  static int height(Model model) {
    return Math.max(1, model.size().rows() - 6);
  }

  /** After a key, which may be none that scrolls. */
  Pages key(String key, int lines, int height) {
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

  private static Pages to(int line, int lines, int height) {
    return new Pages(Math.max(0, Math.min(line, lines - height)));
  }
}
