package io.pxedock.model.net;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A URL scheme by which pxedock fetches files and asks for them. */
public enum UrlScheme {
  HTTP(Protocol.HTTP),
  HTTPS(Protocol.HTTP),
  FTP(Protocol.FTP);

  /** What is spoken to the server of such a URL. */
  public enum Protocol {
    HTTP,
    FTP
  }

  private final Protocol protocol;

  UrlScheme(Protocol protocol) {
    this.protocol = protocol;
  }

  /** Returns the protocol that fetches URLs of this scheme. */
  public Protocol protocol() {
    return protocol;
  }

  /** Returns the scheme of that name, in upper or lower case; empty for another name or null. */
  public static Optional<UrlScheme> named(String scheme) {
    return Arrays.stream(values()).filter(s -> s.word().equalsIgnoreCase(scheme)).findFirst();
  }

  /** Returns whether the text is a URL of a scheme without TLS. */
  public static boolean isUnprotected(String text) {
    return text.matches(pattern() + "(?s).*") && !text.regionMatches(true, 0, "https:", 0, 6);
  }

  /** Returns a regular expression for the beginning of such a URL, in upper or lower case. */
  public static String pattern() {
    return "(?i:" + String.join("|", words()) + ")://";
  }

  /** Returns the schemes in a sentence, such as "http, https or ftp". */
  public static String listed() {
    return listed("");
  }

  /** Returns the beginnings of such URLs in a sentence, such as "http://, https:// or ftp://". */
  public static String listedBeginnings() {
    return listed("://");
  }

  private static String listed(String suffix) {
    List<String> words = words().stream().map(word -> word + suffix).toList();
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(UrlScheme::word).collect(Collectors.toList());
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
