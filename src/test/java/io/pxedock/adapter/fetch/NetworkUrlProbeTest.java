package io.pxedock.adapter.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.net.UrlAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NetworkUrlProbeTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final NetworkUrlProbe probe = new NetworkUrlProbe(Duration.ofSeconds(5));
  private final List<String> methods = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void startAServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    answer("/images/", 200, "");
    answer("/gone", 404, "");
    answer("/moved", 301, "/images/");
    answer("/loop", 302, "/loop");
    answer("/to-file", 302, "file:///etc/passwd");
    server.createContext(
        "/no-head",
        exchange -> {
          methods.add(exchange.getRequestMethod());
          boolean head = exchange.getRequestMethod().equals("HEAD");
          exchange.getResponseHeaders().set("Content-Range", "bytes 0-0/4711");
          exchange.sendResponseHeaders(head ? 405 : 206, -1);
          exchange.close();
        });
    server.start();
  }

  private void answer(String path, int status, String location) {
    server.createContext(
        path,
        exchange -> {
          methods.add(exchange.getRequestMethod());
          if (!location.isEmpty()) {
            exchange.getResponseHeaders().set("Location", location);
          }
          if (status == 200) {
            exchange.getResponseHeaders().set("Content-Length", "31");
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  @AfterEach
  void stopIt() {
    server.stop(0);
  }

  @Test
  void givesTheAnswerToAQuestionForTheHead() {
    assertThat(probe.ask(at("/images/"))).isEqualTo(UrlAnswer.http(200, 31));
    assertThat(methods).containsExactly("HEAD");
  }

  @Test
  void asksForAByteWhereHeadIsUnknown() {
    assertThat(probe.ask(at("/no-head"))).isEqualTo(UrlAnswer.http(206, 4711));
    assertThat(methods).containsExactly("HEAD", "GET");
  }

  @Test
  void followsARedirectionButNotForEverNorOffTheNetwork() {
    assertThat(probe.ask(at("/moved")).found()).isTrue();
    fails(at("/loop"), "redirects more than 5 times");
    fails(at("/to-file"), "cannot check file:///etc/passwd");
  }

  @Test
  void thatNothingIsThereIsAnAnswerToo() {
    assertThat(probe.ask(at("/gone"))).isEqualTo(UrlAnswer.http(404, UrlAnswer.UNKNOWN));
    assertThat(probe.ask(at("/gone")).found()).isFalse();
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, HERE)) {
      port = free.getLocalPort();
    }
    fails(URI.create("http://127.0.0.1:" + port + "/"), "cannot be reached: Connection refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https", "ftp"})
  void doesNotWaitForAServerThatIsSilent(String scheme) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, HERE)) {
      URI url = URI.create(scheme + "://127.0.0.1:" + silent.getLocalPort() + "/x");
      assertThatThrownBy(() -> new NetworkUrlProbe(Duration.ofMillis(300)).ask(url))
          .hasMessageContaining("did not answer");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "tftp://host/x", "mailto:a@b", "images/", "http:/x"})
  void doesNotCheckAnythingElse(String url) {
    fails(URI.create(url), "cannot check " + url);
  }

  @Test
  void findsAFileOnAnFtpServer() throws Exception {
    try (FtpServer ftp = new FtpServer("vmlinuz-4")) {
      assertThat(probe.ask(URI.create("ftp://127.0.0.1:" + ftp.port() + "/vmlinuz-4")))
          .isEqualTo(new UrlAnswer(true, "found", 10));
    }
    try (FtpServer ftp = new FtpServer("vmlinuz-4")) {
      assertThat(probe.ask(URI.create("ftp://127.0.0.1:" + ftp.port() + "/nosuch")).found())
          .isFalse();
    }
    try (FtpServer ftp = new FtpServer("vmlinuz-4")) {
      assertThat(probe.ask(URI.create("ftp://127.0.0.1:" + ftp.port() + "/gone/x")).found())
          .isFalse();
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void fails(URI url, String said) {
    assertThatThrownBy(() -> probe.ask(url))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
              assertThat(failure.line()).contains(said);
              assertThat(failure.remedy().words()).isNotEmpty();
            });
  }

  @Test
  void listensToNoGreetingWithoutEnd() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
      Thread thread =
          new Thread(
              () -> {
                try (var session = server.accept()) {
                  byte[] words = "220".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
                  while (true) {
                    session.getOutputStream().write(words);
                  }
                } catch (IOException e) {
                  // The client has gone.
                }
              });
      thread.setDaemon(true);
      thread.start();
      URI url = URI.create("ftp://jan:geheim@127.0.0.1:" + server.getLocalPort() + "/vmlinuz-4");
      assertThatThrownBy(() -> probe.ask(url))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("jan:***@")
          .hasMessageNotContaining("geheim");
      // Its end hears that nobody listens any more.
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  /** Serves one session, with one file. */
  private static final class FtpServer implements AutoCloseable {
    private final ServerSocket control = new ServerSocket(0, 1, HERE);
    private final ServerSocket data = new ServerSocket(0, 1, HERE);
    private final String file;

    FtpServer(String file) throws IOException {
      this.file = file;
      Thread thread = new Thread(this::serve, "ftp");
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return control.getLocalPort();
    }

    private void serve() {
      try (var session = control.accept()) {
        var in = new java.util.Scanner(session.getInputStream(), StandardCharsets.US_ASCII);
        var out = session.getOutputStream();
        out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
        while (in.hasNextLine()) {
          String line = in.nextLine();
          out.write((answer(line) + "\r\n").getBytes(StandardCharsets.US_ASCII));
          if (line.startsWith("RETR") && line.endsWith(file)) {
            try (var body = data.accept()) {
              body.getOutputStream().write(new byte[10]);
            }
            out.write("226 done\r\n".getBytes(StandardCharsets.US_ASCII));
          }
        }
      } catch (IOException e) {
        // The client has gone.
      }
    }

    private String answer(String line) {
      String[] words = line.split(" ", 2);
      return switch (words[0]) {
        case "USER" -> "331 password";
        case "PASS" -> "230 in";
        case "TYPE" -> "200 ok";
        case "CWD" -> words[1].equals("gone") ? "550 no such directory" : "250 ok";
        case "EPSV" -> "229 Entering Extended Passive Mode (|||" + data.getLocalPort() + "|)";
        case "RETR" ->
            words[1].endsWith(file)
                ? "150 Opening BINARY mode data connection for it (10 bytes)."
                : "550 no such file";
        default -> "502 unknown";
      };
    }

    @Override
    public void close() throws IOException {
      control.close();
      data.close();
    }
  }
}
