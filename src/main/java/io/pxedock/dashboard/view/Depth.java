package io.pxedock.dashboard.view;

/** How many colours a terminal has. */
public enum Depth {
  NONE,
  EIGHT,
  SIXTEEN,
  /** 256 and more: the fixed part of the palette is the same on true-colour terminals. */
  MANY;

  /** By what terminfo calls max_colors. */
  public static Depth of(int colours) {
    if (colours >= 256) {
      return MANY;
    }
    if (colours >= 16) {
      return SIXTEEN;
    }
    return colours >= 8 ? EIGHT : NONE;
  }
}
