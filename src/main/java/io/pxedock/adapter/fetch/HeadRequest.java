package io.pxedock.adapter.fetch;

import io.pxedock.model.Failure;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.model.net.UrlScheme;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.net.ftp.FTPClient;

/** One question to the server of a URL, which can be abandoned from another thread. */
final class HeadRequest implements Callable<UrlAnswer> {
  private static final int MAX_REDIRECTS = 5;

  private final URI url;
  private final Duration patience;
  private volatile URLConnection current;
  private volatile FTPClient ftp;
  private volatile boolean abandoned;

  HeadRequest(URI url, Duration patience) {
    this.url = url;
    this.patience = patience;
  }

  /** Ends the thread that asks, as soon as its connection lets it. */
  void abandon() {
    abandoned = true;
    if (current instanceof HttpURLConnection http) {
      http.disconnect();
    }
    FTPClient client = ftp;
    if (client != null) {
      try {
        client.disconnect();
      } catch (IOException e) {
        return; // it is as closed as it will ever be
      }
    }
  }

  @Override
  public UrlAnswer call() throws IOException {
    URI place = url;
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      Optional<UrlScheme.Protocol> protocol =
          UrlScheme.named(place.getScheme()).map(UrlScheme::protocol);
      if (place.getHost() == null || protocol.isEmpty()) {
        throw Failure.unreachable(
            "cannot check " + RedactedUrl.of(place.toString()),
            "write it as " + UrlScheme.listedBeginnings() + " with a host");
      }
      if (protocol.get() == UrlScheme.Protocol.FTP) {
        return ftp(place);
      }
      HttpURLConnection answer = http(place);
      int status = answer.getResponseCode();
      if (status < 0) {
        throw Failure.unreachable(
            RedactedUrl.of(place.toString()) + " does not answer in HTTP",
            "check the port in the URL");
      }
      String location = answer.getHeaderField("Location");
      answer.disconnect();
      if (status / 100 != 3 || location == null) {
        return UrlAnswer.http(status, size(answer, status));
      }
      place = next(place, location);
    }
    throw Failure.unreachable(
        RedactedUrl.of(url.toString()) + " redirects more than " + MAX_REDIRECTS + " times",
        "check the server's redirects");
  }

  /** Of the whole, also where a part was asked for. */
  private static long size(HttpURLConnection answer, int status) {
    if (status != HttpURLConnection.HTTP_PARTIAL) {
      return Math.max(UrlAnswer.UNKNOWN, answer.getContentLengthLong());
    }
    String range = answer.getHeaderField("Content-Range");
    return range != null && range.matches("bytes [0-9]+-[0-9]+/[0-9]{1,18}")
        ? Long.parseLong(range.substring(range.indexOf('/') + 1))
        : UrlAnswer.UNKNOWN;
  }

  private static URI next(URI place, String location) {
    try {
      return place.resolve(location);
    } catch (IllegalArgumentException e) {
      throw Failure.unreachable(
          RedactedUrl.of(place.toString()) + " redirects to something that is not a URL",
          "check the server's redirects");
    }
  }

  private HttpURLConnection http(URI url) throws IOException {
    HttpURLConnection head = open(url, "HEAD");
    int status = head.getResponseCode();
    if (status < 0) {
      // Some servers send a body after HEAD, which the JDK takes for the answer to the next one.
      head.disconnect();
      head = open(url, "HEAD");
      status = head.getResponseCode();
    }
    if (status != 405 && status != 501) {
      return head;
    }
    // A server that knows no HEAD is asked for a first byte.
    head.disconnect();
    return open(url, "GET");
  }

  private HttpURLConnection open(URI url, String method) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) connection(url);
    connection.setRequestMethod(method);
    connection.setInstanceFollowRedirects(false);
    if (method.equals("GET")) {
      connection.setRequestProperty("Range", "bytes=0-0");
    }
    return connection;
  }

  private UrlAnswer ftp(URI url) throws IOException {
    return FtpFile.head(url, (int) patience.toMillis(), client -> ftp = client);
  }

  private URLConnection connection(URI url) throws IOException {
    // Proxies are for the way out; the images lie beside the machines.
    URLConnection connection = url.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout((int) patience.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    connection.setUseCaches(false);
    current = connection;
    if (abandoned) {
      throw new IOException("abandoned");
    }
    return connection;
  }
}
