package io.pxedock.model;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes secrets from URLs that are shown, kept or logged. */
public final class RedactedUrl {
  /** Matches up to the last @ before the path, because passwords can contain an @. */
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)^([a-z][a-z0-9+.-]*://[^/?#:@]*):[^/]*@");

  /** Matches a user without a password: web servers take such a word for a token. */
  private static final Pattern TOKEN = Pattern.compile("(?i)^(https?://)[^/?#:@]+@");

  /** Matches the value of a parameter: links that are signed carry their token there. */
  private static final Pattern PARAMETER = Pattern.compile("([?&][^=&#]*=|[?&](?!.*=))[^&#]+");

  private static final Pattern URL =
      Pattern.compile("(?i)[a-z][a-z0-9+.-]*://[^\\s'\"<>]*[^\\s'\"<>;,.:)]");

  private RedactedUrl() {}

  /** Returns the URL with {@code ***} in place of its secrets; other text is unchanged. */
  public static String of(String url) {
    String user = PASSWORD.matcher(url).replaceFirst("$1:***@");
    String token = TOKEN.matcher(user).replaceFirst("$1***@");
    return token.contains("://") ? PARAMETER.matcher(token).replaceAll("$1***") : token;
  }

  /** Returns the text with each URL in it redacted. */
  public static String within(String text) {
    return text.contains("://")
        ? URL.matcher(text).replaceAll(url -> Matcher.quoteReplacement(shown(url)))
        : text;
  }

  private static String shown(MatchResult url) {
    return of(url.group());
  }

  /** Returns whether the text contains a URL with a password, a token or a parameter. */
  public static boolean holdsSecret(String text) {
    return !within(text).equals(text);
  }
}
