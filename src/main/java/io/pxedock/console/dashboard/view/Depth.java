package io.pxedock.console.dashboard.view;

/** The number of colours that a terminal has. */
public enum Depth {
  NONE,
  EIGHT,
  SIXTEEN,
  /** 256 and more: the fixed part of the palette is the same on true-colour terminals. */
  MANY;

  /**
   * What a terminal says of itself, the surest first.
   *
   * @param type its {@code TERM}: the name tells even where no terminfo of it is installed
   * @param colours what terminfo calls max_colors; null for nothing
   * @param claim its {@code COLORTERM}; null for nothing
   */
  public static Depth of(String type, Integer colours, String claim) {
    int told = colours == null ? 0 : colours;
    boolean all = "truecolor".equals(claim) || "24bit".equals(claim);
    if (all || told >= 256 || type.endsWith("-256color") || type.endsWith("-direct")) {
      return MANY;
    }
    if (told >= 16 || type.endsWith("-16color")) {
      return SIXTEEN;
    }
    return told >= 8 ? EIGHT : NONE;
  }
}
