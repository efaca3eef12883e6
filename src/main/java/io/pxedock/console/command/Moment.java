package io.pxedock.console.command;

import io.pxedock.core.filter.Age;
import io.pxedock.model.Failure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** A moment as it is typed: an age, a time of day, or a date. */
final class Moment {
  private Moment() {}

  /**
   * Returns the moment.
   *
   * @param typed such as {@code 2h}, {@code 14:30}, {@code 2026-03-01} or {@code 2026-03-01T14:30};
   *     a time of day is the last one before {@code now}
   * @throws Failure USAGE if the text is not a moment
   */
  static Instant parse(String typed, Instant now, ZoneId zone) {
    String text = typed.strip();
    if (Age.tryParse(text).isPresent()) {
      return now.minus(Age.tryParse(text).get());
    }
    try {
      if (text.matches("\\d{1,2}:\\d\\d(:\\d\\d)?")) {
        LocalTime time = LocalTime.parse(text.length() % 3 == 1 ? "0" + text : text);
        ZonedDateTime today = now.atZone(zone).with(time);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
      }
      return text.length() > 10
          ? LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant()
          : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw Failure.usage(
          "'" + typed + "' is not a moment", "write 2h, 14:30, 2026-03-01 or 2026-03-01T14:30");
    }
  }
}
