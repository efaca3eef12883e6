package io.pxedock.dashboard.view;

/** How many colours a terminal has. */
public enum Depth {
  NONE,
  EIGHT,
  SIXTEEN,
  /** 256 and more: the fixed part of the palette is the same on true-colour terminals. */
  MANY;

  /**
   * By what terminfo calls max_colors.
   *
   * @param claim what the terminal says itself, in {@code COLORTERM}; null for nothing
   */
  public static Depth of(int colours, String claim) {
    boolean all = "truecolor".equals(claim) || "24bit".equals(claim);
    if (colours >= 256 || all) {
      return MANY;
    }
    if (colours >= 16) {
      return SIXTEEN;
    }
    return colours >= 8 ? EIGHT : NONE;
  }
}
