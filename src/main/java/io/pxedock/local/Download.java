package io.pxedock.local;

import io.pxedock.controller.Progress;
import io.pxedock.model.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Fetches a file from a web or FTP server. What has come stays beside until it is whole, with the
 * version that the server named, so that a web server is asked only for the rest the next time.
 */
final class Download {
  private static final int PATIENCE = 20_000;
  private static final int MOST_REDIRECTS = 5;
  private static final long LARGEST = 8L << 30;

  private final String source;
  private final Path whole;
  private final Path part;
  private final Path version;
  private final Progress progress;

  Download(String source, Path directory, Progress progress) {
    this.source = source;
    String last = source.replaceFirst("[?#].*$", "").replaceFirst("^.*/", "");
    String name = last.matches("[A-Za-z0-9_][A-Za-z0-9._-]*") ? last : "archive";
    // Another URL's file of the same name is another file.
    this.whole = directory.resolve(Integer.toHexString(source.hashCode())).resolve(name);
    this.part = directory.resolve(whole.getFileName() + ".part");
    this.version = directory.resolve(whole.getFileName() + ".version");
    this.progress = progress;
  }

  Path run() {
    try {
      if (Files.exists(whole)) {
        return whole;
      }
      Files.createDirectories(whole.getParent());
      URLConnection answer = ask(URI.create(source), 0);
      receive(answer);
      Files.deleteIfExists(version);
      Files.move(part, whole, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return whole;
    } catch (IllegalArgumentException e) {
      throw Failure.refused("'" + source + "' is no URL", "correct archive").because(e);
    } catch (IOException e) {
      String said = e instanceof java.net.UnknownHostException ? "no such host" : e.getMessage();
      throw Failure.unreachable(
              source + " cannot be fetched: " + said,
              "check the URL and the network, then run pxedock setup again: it goes on from here")
          .because(e);
    }
  }

  private URLConnection ask(URI url, int redirects) throws IOException {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !scheme.matches("https?|ftp")) {
      throw Failure.refused(
          "cannot fetch " + url,
          "give a file, or a URL that starts with http://, https:// or ftp://");
    }
    URLConnection connection = url.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    connection.setUseCaches(false);
    if (!(connection instanceof HttpURLConnection http)) {
      Files.deleteIfExists(part);
      return connection;
    }
    http.setInstanceFollowRedirects(false);
    long have = Files.exists(part) && Files.exists(version) ? Files.size(part) : 0;
    if (have > 0) {
      http.setRequestProperty("Range", "bytes=" + have + "-");
      http.setRequestProperty("If-Range", Files.readString(version));
    }
    int status = http.getResponseCode();
    String location = http.getHeaderField("Location");
    if (status / 100 == 3 && location != null && redirects < MOST_REDIRECTS) {
      http.disconnect();
      return ask(url.resolve(location), redirects + 1);
    }
    if (status == 416) {
      // What is here is no beginning of what is there now.
      Files.deleteIfExists(part);
      return ask(url, redirects + 1);
    }
    if (status != 200 && status != 206) {
      throw Failure.unreachable(
          url + " answers " + status, "check the URL: nothing that can be fetched stands there");
    }
    if (status == 200) {
      Files.deleteIfExists(part);
      keepVersion(http);
    }
    return http;
  }

  /** A weak tag does not promise the same bytes. */
  private void keepVersion(HttpURLConnection http) throws IOException {
    String tag = http.getHeaderField("ETag");
    String named =
        tag != null && !tag.startsWith("W/") ? tag : http.getHeaderField("Last-Modified");
    Files.deleteIfExists(version);
    if (named != null) {
      Files.writeString(version, named, StandardCharsets.ISO_8859_1);
    }
  }

  private void receive(URLConnection answer) throws IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    long rest = answer.getContentLengthLong();
    long total = rest < 0 ? 0 : have + rest;
    try (InputStream in = answer.getInputStream();
        OutputStream out =
            Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        have += read;
        progress.at("fetching " + whole.getFileName(), have, total);
        if (have > LARGEST) {
          throw Failure.refused(source + " does not end", "check the URL");
        }
      }
    }
    if (total > 0 && have != total) {
      throw new IOException("the connection ended after " + have + " of " + total + " bytes");
    }
  }
}
