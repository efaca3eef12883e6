package io.pxedock.adapter.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.Failure;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The download against an FTP server that somebody else wrote. */
class RealFtpServerTest {
  private static final byte[] FILE = new byte[3_000_000];

  /** Held, since the JDK forgets a logger that nobody holds. */
  private static final Logger TALKATIVE = Logger.getLogger("org.apache");

  @TempDir Path served;
  @TempDir Path directory;
  private FtpServer server;
  private int port;

  @BeforeEach
  void startServer() throws FtpException, IOException {
    TALKATIVE.setLevel(Level.OFF);
    new Random(1).nextBytes(FILE);
    Files.write(Files.createDirectory(served.resolve("pub")).resolve("a.tgz"), FILE);
    FtpServerFactory factory = new FtpServerFactory();
    ListenerFactory listener = new ListenerFactory();
    listener.setPort(0);
    listener.setServerAddress("127.0.0.1");
    var loopback = listener.createListener();
    factory.addListener("default", loopback);
    factory.getUserManager().save(user("anonymous", null));
    factory.getUserManager().save(user("jan", "geheim"));
    server = factory.createServer();
    server.start();
    port = loopback.getPort();
  }

  private BaseUser user(String name, String password) {
    BaseUser user = new BaseUser();
    user.setName(name);
    user.setPassword(password);
    user.setHomeDirectory(served.toString());
    return user;
  }

  @AfterEach
  void stopServer() {
    server.stop();
  }

  private String url(String user, String path) {
    return "ftp://" + user + "127.0.0.1:" + port + "/" + path;
  }

  private Path fetch(String url, Progress progress) {
    return new LocalArchive().fetch(url, directory, progress);
  }

  @Test
  void anArchiveForEverybodyIsFetched() {
    assertThat(fetch(url("", "pub/a.tgz"), Progress.NONE)).hasBinaryContent(FILE);
  }

  @Test
  void anArchiveForOneUserIsFetched() {
    assertThat(fetch(url("jan:geheim@", "pub/a.tgz"), Progress.NONE)).hasBinaryContent(FILE);
    assertThatThrownBy(() -> fetch(url("jan:falsch@", "pub/b.tgz"), Progress.NONE))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("refuses the user jan");
  }

  @Test
  void aTransferThatWasCutOffGoesOn() {
    Progress cut =
        (what, done, total) -> {
          if (done > 1_000_000) {
            throw Failure.failed("cut off", "");
          }
        };
    assertThatThrownBy(() -> fetch(url("", "pub/a.tgz"), cut)).hasMessage("cut off");
    List<Long> seen = new ArrayList<>();
    Path whole = fetch(url("", "pub/a.tgz"), (what, done, total) -> seen.add(done));
    assertThat(whole).hasBinaryContent(FILE);
    assertThat(seen.get(0)).as("what was there already").isGreaterThan(1_000_000);
  }

  @Test
  void aDirectoryIsNoArchive() {
    assertThatThrownBy(() -> fetch(url("", "pub"), Progress.NONE))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("answers 550");
  }
}
