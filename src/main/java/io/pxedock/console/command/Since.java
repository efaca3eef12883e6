package io.pxedock.console.command;

import io.pxedock.model.Failure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads moments as people type them: an age, a time of day, a date, or both. */
final class Since {
  private static final Pattern AGE = Pattern.compile("(\\d{1,6}) ?(s|m|min|h|d)");

  private Since() {}

  /**
   * Returns the moment that a text means.
   *
   * @param text such as {@code 90s}, {@code 30m}, {@code 2h}, {@code 7d}, {@code 03:00}, {@code
   *     2026-01-05}, {@code 2026-01-05T03:00}
   * @throws Failure USAGE if it is none of these
   */
  static Instant parse(String text, Instant now, ZoneId zone) {
    Matcher age = AGE.matcher(text);
    if (age.matches()) {
      return now.minus(unit(age.group(2)).multipliedBy(Long.parseLong(age.group(1))));
    }
    try {
      if (text.matches("\\d\\d:\\d\\d(:\\d\\d)?")) {
        Instant today =
            LocalTime.parse(text).atDate(LocalDate.ofInstant(now, zone)).atZone(zone).toInstant();
        return today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today;
      }
      if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      String joined = text.replace(' ', 'T');
      return joined.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(joined).toInstant()
          : LocalDateTime.parse(joined).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw Failure.usage(
          "--since takes an age or a moment, and '" + text + "' is neither",
          "give it as 30m, 2h, 7d, 03:00, 2026-01-05 or 2026-01-05T03:00");
    }
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> Duration.ofMinutes(1);
    };
  }
}
