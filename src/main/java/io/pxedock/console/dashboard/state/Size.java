package io.pxedock.console.dashboard.state;

/** The size of the terminal, in cells. */
public record Size(int columns, int rows) {
  private static final Size MIN = new Size(60, 15);

  /** Returns whether a readable screen fits. */
  public boolean isEnough() {
    return columns >= MIN.columns && rows >= MIN.rows;
  }

  /** Returns the smallest size as text, such as {@code 60×15}. */
  public static String smallest() {
    return MIN.columns + "×" + MIN.rows;
  }
}
