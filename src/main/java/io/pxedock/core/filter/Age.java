package io.pxedock.core.filter;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as it is typed: {@code 40s}, {@code 30min} or {@code 30m}, {@code 2h}. */
public final class Age {
  private static final Pattern AGE = Pattern.compile("(\\d{1,6})(s|min|m|h|d)");

  private Age() {}

  /** Returns the length of time; empty if the text is not one. */
  public static Optional<Duration> tryParse(String typed) {
    Matcher m = AGE.matcher(typed);
    if (!m.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(m.group(1));
    return Optional.of(
        switch (m.group(2)) {
          case "s" -> Duration.ofSeconds(count);
          case "h" -> Duration.ofHours(count);
          case "d" -> Duration.ofDays(count);
          default -> Duration.ofMinutes(count);
        });
  }
}
