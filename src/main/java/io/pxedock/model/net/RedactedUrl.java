package io.pxedock.model.net;

import java.util.regex.Pattern;

/** Removes passwords from URLs that are shown, kept or logged. */
public final class RedactedUrl {
  /** Matches up to the last @ before the path, because passwords can contain an @. */
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)^([a-z][a-z0-9+.-]*://[^/?#:@]*):[^/]*@");

  private RedactedUrl() {}

  /** Returns the URL with {@code ***} in place of its password; other text is unchanged. */
  public static String of(String url) {
    return PASSWORD.matcher(url).replaceFirst("$1:***@");
  }

  public static boolean holdsPassword(String url) {
    return PASSWORD.matcher(url).find();
  }
}
