package io.pxedock.console.dashboard.state;

import java.util.OptionalInt;

/** The keys that move through rows, the same in every panel and dialog. */
public final class ScrollKeys {
  /** More rows than there can be: the step to either end. */
  public static final int FAR = 1_000_000_000;

  /** The keys by their names, as a {@code Binding} lists them. */
  public static final String NAMES = "j k Down Up PageDown PageUp g G Home End";

  /** The keys for the bottom line. */
  public static final String HINT = "j/k PgUp/PgDn g/G scroll";

  private ScrollKeys() {}

  /**
   * Returns how many rows a key moves; empty for a key that does not move.
   *
   * @param page how many rows PageUp and PageDown move
   */
  public static OptionalInt step(String key, int page) {
    return switch (key) {
      case "j", "Down" -> OptionalInt.of(1);
      case "k", "Up" -> OptionalInt.of(-1);
      case "PageDown" -> OptionalInt.of(Math.max(1, page));
      case "PageUp" -> OptionalInt.of(-Math.max(1, page));
      case "g", "Home" -> OptionalInt.of(-FAR);
      case "G", "End" -> OptionalInt.of(FAR);
      default -> OptionalInt.empty();
    };
  }
}
