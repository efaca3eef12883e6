package io.pxedock.adapter.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedirectFromTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path directory;
  private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
  private final AtomicInteger answersWithoutTls = new AtomicInteger();
  private HttpsServer protectedServer;
  private HttpServer plainServer;

  @BeforeEach
  void startServers() throws Exception {
    SSLContext context = context();
    HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    protectedServer = HttpsServer.create(loopback(), 0);
    protectedServer.setHttpsConfigurator(new HttpsConfigurator(context));
    plainServer = HttpServer.create(loopback(), 0);
    plainServer.createContext(
        "/",
        exchange -> {
          answersWithoutTls.incrementAndGet();
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write("evil".getBytes());
          exchange.close();
        });
    protectedServer.start();
    plainServer.start();
  }

  @AfterEach
  void stopServers() {
    HttpsURLConnection.setDefaultSSLSocketFactory(before);
    protectedServer.stop(0);
    plainServer.stop(0);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** Returns a context whose key, for 127.0.0.1, it trusts itself. */
  private SSLContext context() throws Exception {
    Path store = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keyalg",
                "EC",
                "-alias",
                "key",
                "-dname",
                "CN=test",
                "-ext",
                "san=ip:127.0.0.1")
            .redirectErrorStream(true)
            .start();
    assertThat(new String(keytool.getInputStream().readAllBytes())).doesNotContain("error");
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  private String redirecting(String target) {
    protectedServer.createContext(
        "/a.tgz",
        exchange -> {
          exchange.getResponseHeaders().add("Location", target);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    return "https://127.0.0.1:" + protectedServer.getAddress().getPort() + "/a.tgz";
  }

  private Path fetch(String url) {
    return new LocalArchive().fetch(url, directory.resolve("fetched"), Progress.NONE);
  }

  @Test
  void aRedirectFromTlsToNoneIsRefusedAndNotAsked() {
    String url = redirecting("http://127.0.0.1:" + plainServer.getAddress().getPort() + "/a.tgz");
    assertThatThrownBy(() -> fetch(url))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED))
        .hasMessageContaining("without TLS");
    assertThat(answersWithoutTls).hasValue(0);
  }

  @Test
  void aRedirectFromTlsToTlsIsFollowed() throws IOException {
    protectedServer.createContext(
        "/b.tgz",
        exchange -> {
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write("good".getBytes());
          exchange.close();
        });
    assertThat(fetch(redirecting("/b.tgz"))).hasContent("good");
  }
}
