package io.pxedock.model.net;

/**
 * What a server answered to the question for one URL.
 *
 * @param found whether something stands there
 * @param said the answer in a word: an HTTP status such as {@code 200}; for FTP {@code found} or
 *     {@code no such file}
 * @param size in bytes, {@link #UNKNOWN} when the server does not say
 */
public record UrlAnswer(boolean found, String said, long size) {
  public static final long UNKNOWN = -1;

  /** Of an HTTP server, redirections being followed. */
  public static UrlAnswer http(int status, long size) {
    return new UrlAnswer(status / 100 == 2, Integer.toString(status), size);
  }
}
