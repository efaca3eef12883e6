package io.pxedock.adapter.sandbox;

import java.time.Instant;
import java.util.Locale;

/**
 * How long a lease lasts.
 *
 * @param seconds {@link #INFINITE} for one without end; dnsmasq makes it two minutes at least
 */
record LeaseTime(long seconds) {
  static final long INFINITE = 0xffffffffL;
  static final LeaseTime DEFAULT = new LeaseTime(3600);

  static LeaseTime parse(String text) {
    String word = text.replace(" ", "").toLowerCase(Locale.ROOT);
    if (word.equals("infinite")) {
      return new LeaseTime(INFINITE);
    }
    long unit =
        switch (word.charAt(word.length() - 1)) {
          case 'm' -> 60;
          case 'h' -> 3600;
          case 'd' -> 86400;
          case 'w' -> 604800;
          default -> 1;
        };
    String digits = word.replaceAll("[a-z]$", "");
    long number = digits.length() > 9 ? INFINITE : Long.parseLong(digits);
    return new LeaseTime(Math.min(INFINITE, Math.max(120, number * unit)));
  }

  boolean isInfinite() {
    return seconds == INFINITE;
  }

  /** As the lease file writes it: seconds since 1970, 0 for never. */
  long expiry(Instant from) {
    return isInfinite() ? 0 : from.getEpochSecond() + seconds;
  }

  /** As the log writes it (prettyprint_time, util.c). */
  static String shown(long seconds) {
    if (seconds == INFINITE) {
      return "infinite";
    }
    StringBuilder text = new StringBuilder();
    long[] units = {86400, 3600, 60, 1};
    long rest = seconds;
    for (int i = 0; i < units.length; i++) {
      if (rest / units[i] > 0) {
        text.append(rest / units[i]).append("dhms".charAt(i));
        rest %= units[i];
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return shown(seconds);
  }
}
