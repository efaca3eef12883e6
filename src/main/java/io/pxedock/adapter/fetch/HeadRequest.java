package io.pxedock.adapter.fetch;

import io.pxedock.model.Failure;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.model.net.UrlScheme;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** One question to the server of a URL, which can be abandoned from another thread. */
final class HeadRequest implements Callable<UrlAnswer> {
  private static final int MOST_REDIRECTS = 5;

  private static final UrlAnswer NO_SUCH_FILE =
      new UrlAnswer(false, "no such file", UrlAnswer.UNKNOWN);

  /** The reply to a command for something that is not there (RFC 959, 4.2.1), a directory too. */
  private static final Pattern NOT_THERE = Pattern.compile(":55[03] ");

  private final URI url;
  private final Duration patience;
  private volatile URLConnection current;
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
  }

  @Override
  public UrlAnswer call() throws IOException {
    URI place = url;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      Optional<UrlScheme.Protocol> protocol =
          UrlScheme.named(place.getScheme()).map(UrlScheme::protocol);
      if (place.getHost() == null || protocol.isEmpty()) {
        throw Failure.unreachable(
            "cannot check " + place,
            "write it as " + UrlScheme.listedBeginnings() + " with a host");
      }
      if (protocol.get() == UrlScheme.Protocol.FTP) {
        return ftp(place);
      }
      HttpURLConnection answer = http(place);
      int status = answer.getResponseCode();
      if (status < 0) {
        throw Failure.unreachable(
            place + " answers something that is not HTTP", "check the port in the URL");
      }
      String location = answer.getHeaderField("Location");
      answer.disconnect();
      if (status / 100 != 3 || location == null) {
        return UrlAnswer.http(status, size(answer, status));
      }
      place = next(place, location);
    }
    throw Failure.unreachable(
        url + " redirects more than " + MOST_REDIRECTS + " times", "check the server's redirects");
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
          place + " redirects to something that is no URL", "check the server's redirects");
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

  // The JDK's handler logs in, finds the file and begins to fetch it, or the listing of a
  // directory.
  private UrlAnswer ftp(URI url) throws IOException {
    URLConnection connection = connection(url);
    try (var body = connection.getInputStream()) {
      long size = body == null ? UrlAnswer.UNKNOWN : connection.getContentLengthLong();
      return new UrlAnswer(true, "found", Math.max(UrlAnswer.UNKNOWN, size));
    } catch (FileNotFoundException e) {
      return NO_SUCH_FILE;
    } catch (IOException e) {
      String said = String.valueOf(e.getMessage()).strip();
      if (NOT_THERE.matcher(said).find()) {
        return NO_SUCH_FILE;
      }
      throw new IOException(said.replaceFirst("^sun[.\\w]+: ", ""), e);
    }
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
