package io.pxedock.console.render;

import java.time.Duration;
import java.time.Instant;

/** How long ago, in the one unit that matters. */
public final class Age {
  private Age() {}

  /** Such as {@code 40 s}, {@code 12 min}, {@code 5 h} or {@code 3 d}. */
  public static String between(Instant then, Instant now) {
    long seconds = Math.max(0, Duration.between(then, now).toSeconds());
    if (seconds < 100) {
      return seconds + " s";
    }
    if (seconds < 100 * 60) {
      return seconds / 60 + " min";
    }
    return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86400 + " d";
  }
}
