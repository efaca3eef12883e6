package io.pxedock.console.dashboard.state;

import io.pxedock.console.render.Line;
import java.util.List;

/**
 * What an overlay shows.
 *
 * @param lines of which those from {@code top} on are shown, as many as fit
 * @param bottom lines that are always shown, below the others: buttons, the line being typed
 * @param cursor the cell of the terminal's cursor in the last line of {@code bottom}, -1 for none
 * @param keys what the bottom line of the screen says
 */
public record OverlayContent(
    String title, List<Line> lines, int top, List<Line> bottom, int cursor, String keys) {
  /** Returns how many of the lines fit above {@code bottom} lines on that screen. */
  public static int height(Size size, int bottom) {
    return Math.max(1, size.rows() - 6 - bottom);
  }

  /**
   * Returns content without a foot and without a cursor; {@code top} is its first shown line,
   * counted from 0.
   */
  public static OverlayContent of(String title, List<Line> lines, int top, String keys) {
    return new OverlayContent(title, lines, top, List.of(), -1, keys);
  }
}
