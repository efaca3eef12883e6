package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.ScrollKeys;

/**
 * How far text is scrolled that is longer than the screen.
 *
 * @param top the first line that is shown
 */
public record TextScroll(int top) {
  /** The beginning of the text. */
  public static final TextScroll START = new TextScroll(0);

  /** The keys that scroll text, by their names. */
  public static final String NAMES = ScrollKeys.NAMES + " Space";

  /** Returns how many lines an overlay without a foot shows on this screen. */
  public static int height(Model model) {
    return Math.max(1, model.size().rows() - 6);
  }

  /** Returns the scroll after a key; this one for a key that does not move. */
  public TextScroll key(String key, int lines, int height) {
    int step = ScrollKeys.step(key.equals(" ") ? "PageDown" : key, height - 1).orElse(0);
    long line = Math.min((long) top + step, (long) lines - height);
    return step == 0 ? this : new TextScroll((int) Math.max(0, line));
  }
}
