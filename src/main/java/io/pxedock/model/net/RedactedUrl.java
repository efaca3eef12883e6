package io.pxedock.model.net;

import java.util.regex.Pattern;

/** URLs as they may be shown, kept and logged: without the password that one may hold. */
public final class RedactedUrl {
  /** Up to the last @ before the path: people write passwords with an @ in them. */
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)^([a-z][a-z0-9+.-]*://[^/?#:@]*):[^/]*@");

  private RedactedUrl() {}

  /** The URL with {@code ***} for its password; what is no URL stays as it is. */
  public static String of(String url) {
    return PASSWORD.matcher(url).replaceFirst("$1:***@");
  }

  public static boolean holdsPassword(String url) {
    return PASSWORD.matcher(url).find();
  }
}
