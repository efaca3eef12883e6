package io.pxedock.console.dashboard.state;

/** Of the terminal, in cells. */
public record Size(int columns, int rows) {
  private static final Size SMALLEST = new Size(60, 15);

  /** Whether a screen fits in that can be read. */
  public boolean isEnough() {
    return columns >= SMALLEST.columns && rows >= SMALLEST.rows;
  }

  /** What is enough, in words. */
  public static String smallest() {
    return SMALLEST.columns + "×" + SMALLEST.rows;
  }
}
