package io.pxedock.console.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and durations in few characters: how long ago, how long, and when by the clock. */
public final class RelativeTime {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter BOTH =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

  private RelativeTime() {}

  /**
   * Returns the time between two moments: {@code 40 s}, {@code 12 min}, {@code 5 h}, {@code 3 d}.
   */
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

  /**
   * Returns an age such as {@code <1h}, {@code 5h} or {@code 2d}: steps so large that a screen at
   * rest is not written to.
   */
  public static String coarse(Instant since, Instant now) {
    long hours = hours(since, now);
    if (hours < 1) {
      return "<1h";
    }
    return hours < 48 ? hours + "h" : hours / 24 + "d";
  }

  /** Returns when {@link #coarse} will next return another text. */
  public static Instant nextCoarse(Instant since, Instant now) {
    long hours = hours(since, now);
    return hours < 48
        ? since.plus(HOUR.multipliedBy(hours + 1))
        : since.plus(DAY.multipliedBy(hours / 24 + 1));
  }

  private static long hours(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toHours());
  }

  /** Returns a duration such as {@code 40 ms}, {@code 1.5 s} or {@code 2 min}. */
  public static String took(Duration time) {
    long millis = time.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    return millis < 100_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
        : millis / 60_000 + " min";
  }

  /** Returns the time of day, such as {@code 22:59:37}. */
  public static String clock(Instant time, ZoneId zone) {
    return CLOCK.format(time.atZone(zone));
  }

  /** Returns the time of day, or the date if the moment is on another day than {@code now}. */
  public static String recent(Instant time, Instant now, ZoneId zone) {
    boolean today = time.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    return (today ? CLOCK : DATE).format(time.atZone(zone));
  }

  /** Returns date and time of day, such as {@code 3 Nov 22:59:37}. */
  public static String full(Instant time, ZoneId zone) {
    return BOTH.format(time.atZone(zone));
  }
}
