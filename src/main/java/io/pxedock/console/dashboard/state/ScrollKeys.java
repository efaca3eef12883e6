package io.pxedock.console.dashboard.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/** The keys that move through rows, the same in every panel and dialog. */
public final class ScrollKeys {
  /** More rows than there can be: the step to either end. */
  public static final int FAR = 1_000_000_000;

  /** The keys for the bottom line. */
  public static final String HINT = "j/k PgUp/PgDn g/G scroll";

  private static final Map<String, IntUnaryOperator> STEPS = new LinkedHashMap<>();

  static {
    STEPS.put("j", page -> 1);
    STEPS.put("k", page -> -1);
    STEPS.put("Down", page -> 1);
    STEPS.put("Up", page -> -1);
    STEPS.put("PageDown", page -> Math.max(1, page));
    STEPS.put("PageUp", page -> -Math.max(1, page));
    STEPS.put("g", page -> -FAR);
    STEPS.put("G", page -> FAR);
    STEPS.put("Home", page -> -FAR);
    STEPS.put("End", page -> FAR);
  }

  /** The keys by their names, as a table of keys lists them. */
  public static final String NAMES = String.join(" ", STEPS.keySet());

  private ScrollKeys() {}

  /**
   * Returns how many rows a key moves; empty for a key that does not move.
   *
   * @param page how many rows PageUp and PageDown move
   */
  public static OptionalInt step(String key, int page) {
    IntUnaryOperator step = STEPS.get(key);
    return step == null ? OptionalInt.empty() : OptionalInt.of(step.applyAsInt(page));
  }
}
