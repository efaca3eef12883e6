package io.pxedock.adapter.fetch;

import io.pxedock.model.Failure;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.net.UrlAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;

/**
 * A file on an FTP server, in binary and over a passive connection; what is left of it is asked for
 * with REST (RFC 3659). Size and time of change are its version.
 */
final class FtpFile implements RemoteFile {
  private static final int MAX_ANSWER = 200;

  private static final Pattern SIZE = Pattern.compile("\\(([0-9]{1,18}) bytes\\)");

  private final FTPClient client;
  private final String path;
  private final String shown;
  private final long size;
  private final String version;
  private InputStream stream;
  private long from;

  private FtpFile(URI url, FTPClient client, String path) throws IOException {
    this.client = client;
    this.path = path;
    this.shown = RedactedUrl.of(url.toString());
    this.size = sizeNow();
    String changed = client.getModificationTime(path);
    this.version = size < 0 ? "" : size + " " + (changed == null ? "" : changed.strip());
  }

  static FtpFile open(URI url, Had had, int patience) throws IOException {
    String path = decoded(url.getRawPath()).replaceFirst("^/", "").replaceFirst(";type=.$", "");
    if (path.isEmpty() || path.endsWith("/")) {
      throw Failure.refused(
          RedactedUrl.of(url.toString()) + " does not name a file",
          "give the whole URL of the archive");
    }
    FTPClient client = client(patience);
    boolean open = false;
    try {
      client.connect(url.getHost(), url.getPort() < 0 ? FTP.DEFAULT_PORT : url.getPort());
      // Connecting forgets it.
      client.enterLocalPassiveMode();
      login(client, url);
      FtpFile file = new FtpFile(url, client, path);
      file.begin(had);
      open = true;
      return file;
    } finally {
      if (!open) {
        client.disconnect();
      }
    }
  }

  /**
   * Asks whether a file or directory is there, and how long the file is. What the server says is
   * bounded, and nothing is fetched.
   *
   * @param opened is given what ends the conversation
   */
  static UrlAnswer head(URI url, int patience, Consumer<FTPClient> opened) throws IOException {
    String path = decoded(url.getRawPath()).replaceFirst("^/", "").replaceFirst(";type=.$", "");
    FTPClient client = client(patience);
    opened.accept(client);
    try {
      client.connect(url.getHost(), url.getPort() < 0 ? FTP.DEFAULT_PORT : url.getPort());
      client.enterLocalPassiveMode();
      login(client, url);
      String size = path.isEmpty() ? null : client.getSize(path);
      if (size != null && size.strip().matches("[0-9]{1,18}")) {
        return new UrlAnswer(true, "found", Long.parseLong(size.strip()));
      }
      if (path.isEmpty() || path.endsWith("/")) {
        return answerTo(client, client.changeWorkingDirectory("/" + path));
      }
      // A server need not know SIZE; many say it when the file begins to come.
      client.setUseEPSVwithIPv4(true);
      try (InputStream body = client.retrieveFileStream(path)) {
        return answerTo(client, body != null);
      }
    } finally {
      client.disconnect();
    }
  }

  private static UrlAnswer answerTo(FTPClient client, boolean found) throws IOException {
    int code = client.getReplyCode();
    // The reply to a command for something that is not there (RFC 959, 4.2.1).
    if (!found && code != FTPReply.FILE_UNAVAILABLE && code != FTPReply.FILE_NAME_NOT_ALLOWED) {
      throw new IOException("the server answers " + answer(client));
    }
    Matcher size = SIZE.matcher(answer(client));
    return new UrlAnswer(
        found,
        found ? "found" : "no such file",
        found && size.find() ? Long.parseLong(size.group(1)) : UrlAnswer.UNKNOWN);
  }

  private static FTPClient client(int patience) {
    FTPClient client = new FTPClient();
    client.setSocketFactory(new ControlSockets());
    client.setConnectTimeout(patience);
    client.setDefaultTimeout(patience);
    client.setDataTimeout(Duration.ofMillis(patience));
    client.setControlEncoding(StandardCharsets.UTF_8.name());
    // A server that names another machine for its data is not followed there.
    client.setIpAddressFromPasvResponse(false);
    return client;
  }

  private static void login(FTPClient client, URI url) throws IOException {
    if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
      throw new IOException("the server answers " + answer(client));
    }
    String[] user = String.valueOf(url.getRawUserInfo()).split(":", 2);
    boolean anonymous = url.getRawUserInfo() == null;
    String name = anonymous ? "anonymous" : decoded(user[0]);
    String password = anonymous ? "pxedock@" : user.length < 2 ? "" : decoded(user[1]);
    if (!client.login(name, password)) {
      String said = answer(client);
      throw Failure.unreachable(
          url.getHost()
              + " refuses the user "
              + name
              + ": "
              // Some servers repeat what they were told.
              + (password.isEmpty() ? said : said.replace(password, "***")),
          anonymous
              ? "write user and password before the host: USER:PASSWORD@" + url.getHost()
              : "correct user and password in the URL");
    }
    if (!client.setFileType(FTP.BINARY_FILE_TYPE)) {
      throw new IOException("the server has no binary transfer: " + answer(client));
    }
  }

  private long sizeNow() throws IOException {
    String said = client.getSize(path);
    return said != null && said.strip().matches("[0-9]{1,18}") ? Long.parseLong(said.strip()) : -1;
  }

  private void begin(Had had) throws IOException {
    boolean resumes = had.bytes() > 0 && !version.isEmpty() && had.version().equals(version);
    if (resumes && had.bytes() == size) {
      from = size;
      stream = InputStream.nullInputStream();
      return;
    }
    if (resumes && had.bytes() < size) {
      client.setRestartOffset(had.bytes());
      stream = client.retrieveFileStream(path);
      from = had.bytes();
    }
    if (stream == null) {
      // The whole of it, from a server that cannot do otherwise too.
      client.setRestartOffset(0);
      stream = client.retrieveFileStream(path);
      from = 0;
    }
    if (stream == null) {
      throw Failure.unreachable(
          shown + " answers " + answer(client),
          "check the URL: it does not name a file that can be fetched");
    }
  }

  private static String answer(FTPClient client) {
    String said = String.valueOf(client.getReplyString()).strip();
    return said.length() > MAX_ANSWER ? said.substring(0, MAX_ANSWER) + "..." : said;
  }

  /** A line break in a name would be the server's next command. */
  private static String decoded(String raw) {
    String text =
        java.net.URLDecoder.decode(String.valueOf(raw).replace("+", "%2B"), StandardCharsets.UTF_8);
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw Failure.refused("the URL contains a control character", "correct --archive");
    }
    return text;
  }

  @Override
  public InputStream stream() {
    return stream;
  }

  @Override
  public long from() {
    return from;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void finish() throws IOException {
    if (from == size && size > 0) {
      return;
    }
    stream.close();
    if (!client.completePendingCommand()) {
      throw new IOException("the server answers " + answer(client));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      client.disconnect();
    } finally {
      if (stream != null) {
        stream.close();
      }
    }
  }
}
