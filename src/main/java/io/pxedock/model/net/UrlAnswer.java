package io.pxedock.model.net;

/**
 * The answer of a server to a request for one URL.
 *
 * @param found whether the URL names a file
 * @param said the answer in a word: an HTTP status such as {@code 200}; for FTP {@code found} or
 *     {@code no such file}
 * @param size in bytes; {@link #UNKNOWN} if the server does not report it
 */
public record UrlAnswer(boolean found, String said, long size) {
  /** The size of a file whose size the server does not report. */
  public static final long UNKNOWN = -1;

  /** Returns the answer of an HTTP server after its redirects were followed. */
  public static UrlAnswer http(int status, long size) {
    return new UrlAnswer(status / 100 == 2, Integer.toString(status), size);
  }
}
