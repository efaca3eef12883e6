package io.pxedock.adapter.fetch;

import io.pxedock.model.Failure;
import io.pxedock.model.RedactedUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Locale;

/** A file on a web server; what is left of it is asked for with a range. */
final class HttpFile implements RemoteFile {
  private static final int MAX_REDIRECTS = 5;

  private final HttpURLConnection connection;
  private final long from;

  private HttpFile(HttpURLConnection connection, long from) {
    this.connection = connection;
    this.from = from;
  }

  static HttpFile open(URI url, Had had, int patience) throws IOException {
    return open(url, had, patience, 0);
  }

  private static HttpFile open(URI url, Had had, int patience, int redirects) throws IOException {
    if (url.getHost() == null
        || !String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT).matches("https?")) {
      throw Failure.refused(
          "the server redirects to " + RedactedUrl.of(url.toString()), "check the URL");
    }
    HttpURLConnection http = (HttpURLConnection) url.toURL().openConnection();
    http.setConnectTimeout(patience);
    http.setReadTimeout(patience);
    http.setUseCaches(false);
    http.setInstanceFollowRedirects(false);
    // A weak tag does not promise the same bytes.
    boolean resumes = had.bytes() > 0 && !had.version().isEmpty();
    if (resumes) {
      http.setRequestProperty("Range", "bytes=" + had.bytes() + "-");
      http.setRequestProperty("If-Range", had.version());
    }
    int status = http.getResponseCode();
    String location = http.getHeaderField("Location");
    if (status / 100 == 3 && location != null && redirects < MAX_REDIRECTS) {
      http.disconnect();
      URI next = url.resolve(location);
      if (url.getScheme().equalsIgnoreCase("https")
          && !String.valueOf(next.getScheme()).equalsIgnoreCase("https")) {
        throw Failure.refused(
            RedactedUrl.of(url.toString())
                + " redirects to a URL without TLS, where anybody may answer",
            "if that is right, give the other URL yourself, with --sha256");
      }
      return open(next, had, patience, redirects + 1);
    }
    if (status == 416 && resumes) {
      // The partial file is not the beginning of the server's current file.
      http.disconnect();
      return open(url, Had.NOTHING, patience, redirects);
    }
    if (status != 200 && !(status == 206 && resumes)) {
      throw Failure.unreachable(
          RedactedUrl.of(url.toString()) + " answers " + status,
          "check the URL: it does not name a file that can be fetched");
    }
    return new HttpFile(http, status == 206 ? had.bytes() : 0);
  }

  @Override
  public InputStream stream() throws IOException {
    return connection.getInputStream();
  }

  @Override
  public long from() {
    return from;
  }

  @Override
  public long size() {
    long rest = connection.getContentLengthLong();
    return rest < 0 ? -1 : from + rest;
  }

  @Override
  public String version() {
    String tag = connection.getHeaderField("ETag");
    String modified = connection.getHeaderField("Last-Modified");
    String named = tag != null && !tag.startsWith("W/") ? tag : modified;
    return named == null ? "" : named;
  }

  @Override
  public void finish() {
    // The length says it all.
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
