package io.pxedock.console.completion;

import io.pxedock.model.net.MacAddress;
import java.util.Optional;

/** Matches a typed prefix with a value: as its beginning, or as the beginning of a MAC. */
public final class Match {
  private Match() {}

  /**
   * Returns whether a typed word is the beginning of the value, in any case and, of a MAC, in any
   * spelling.
   */
  public static boolean fits(String typed, String value) {
    return value.regionMatches(true, 0, typed, 0, typed.length()) || spelling(typed, value) != null;
  }

  /** Returns the prefix of the value that the typed word matches; null for no match. */
  static String spelling(String typed, String value) {
    if (value.regionMatches(true, 0, typed, 0, typed.length())) {
      return value.substring(0, typed.length());
    }
    Optional<MacAddress> mac = MacAddress.tryParse(value);
    if (mac.isEmpty() || !mac.get().text().equals(value) || !mac.get().startsWith(typed)) {
      return null;
    }
    int digits = MacAddress.hexDigits(typed).length();
    int colons = Math.max(0, (digits - 1) / 2);
    boolean separated = digits % 2 == 0 && digits < 12 && ":-.".indexOf(last(typed)) >= 0;
    return value.substring(0, digits + colons + (separated ? 1 : 0));
  }

  private static char last(String typed) {
    return typed.charAt(typed.length() - 1);
  }
}
