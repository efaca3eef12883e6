package io.pxedock.console.dashboard.state;

/**
 * A cursor in a list, and the first row that is shown.
 *
 * @param at the row of the cursor, 0 in an empty list
 */
public record ListScroll(int at, int top) {
  /** The first row. */
  public static final ListScroll START = new ListScroll(0, 0);

  /**
   * Returns this position moved by {@code step} rows in a list of {@code size} rows, as far as
   * there are rows.
   */
  public ListScroll moved(int step, int size) {
    return to((int) Math.min(Integer.MAX_VALUE, Math.max(0L, (long) at + step)), size);
  }

  ListScroll to(int row, int size) {
    return new ListScroll(Math.max(0, Math.min(row, size - 1)), top);
  }

  /** Scrolled so far that the cursor is among {@code height} rows. */
  ListScroll within(int height, int size) {
    int high = Math.max(1, height);
    int first = Math.min(top, Math.max(0, size - high));
    if (at < first) {
      first = at;
    } else if (at >= first + high) {
      first = at - high + 1;
    }
    return new ListScroll(at, first);
  }
}
