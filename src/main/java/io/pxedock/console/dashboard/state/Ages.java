package io.pxedock.console.dashboard.state;

import java.time.Duration;
import java.time.Instant;

/** How long a thing has been so, in steps so large that a screen at rest stays at rest. */
public final class Ages {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private Ages() {}

  /** Such as {@code <1h}, {@code 5h} or {@code 2d}. */
  public static String coarse(Instant since, Instant now) {
    long hours = hours(since, now);
    if (hours < 1) {
      return "<1h";
    }
    return hours < 48 ? hours + "h" : hours / 24 + "d";
  }

  private static long hours(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toHours());
  }

  /** When {@link #coarse} will say something else. */
  static Instant next(Instant since, Instant now) {
    long hours = hours(since, now);
    return hours < 48
        ? since.plus(HOUR.multipliedBy(hours + 1))
        : since.plus(DAY.multipliedBy(hours / 24 + 1));
  }
}
