package io.pxedock.local;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** One question to the server of a URL, which can be abandoned from another thread. */
final class UrlQuestion implements Callable<String> {
  private static final int MOST_REDIRECTS = 5;

  private final URI url;
  private final Duration patience;
  private volatile URLConnection current;
  private volatile boolean abandoned;

  UrlQuestion(URI url, Duration patience) {
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
  public String call() throws IOException {
    URI place = url;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      String scheme = place.getScheme() == null ? "" : place.getScheme().toLowerCase(Locale.ROOT);
      if (scheme.equals("ftp")) {
        return ftp(place);
      }
      if (!scheme.equals("http") && !scheme.equals("https") || place.getHost() == null) {
        throw Failure.unreachable(
            "cannot check " + place, "write it as http://, https:// or ftp:// with a host");
      }
      HttpURLConnection answer = http(place);
      int status = answer.getResponseCode();
      String location = answer.getHeaderField("Location");
      answer.disconnect();
      if (status / 100 == 2) {
        return Integer.toString(status);
      }
      if (status / 100 != 3 || location == null) {
        throw Failure.unreachable(
            place + " answers " + status, "check what the server has there, and the URL");
      }
      place = next(place, location);
    }
    throw Failure.unreachable(
        url + " redirects more than " + MOST_REDIRECTS + " times", "check the server's redirects");
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
  private String ftp(URI url) throws IOException {
    URLConnection connection = connection(url);
    connection.connect();
    try (var body = connection.getInputStream()) {
      return body == null ? "no answer" : "found";
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
