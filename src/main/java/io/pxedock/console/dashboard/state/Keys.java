package io.pxedock.console.dashboard.state;

/**
 * The names of keys: a character stands for itself; all others have a name of several letters, such
 * as {@code Enter}, {@code Up}, {@code Shift-Tab} or {@code Ctrl-L}.
 */
public final class Keys {
  private Keys() {}

  /** Returns whether the key types a character. */
  public static boolean isText(String key) {
    return key.codePointCount(0, key.length()) == 1;
  }
}
