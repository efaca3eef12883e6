package io.pxedock.adapter.openvswitch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said of ovs-vswitchd, by its control socket and by its lock in the database. */
@Timeout(30)
class SwitchDaemonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private ServerSocketChannel server;

  @BeforeEach
  void noDaemon() {
    server = null;
  }

  @AfterEach
  void end() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  /** Answers every request on that socket with this result. */
  private void daemon(String socket, String result) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(directory.resolve(socket)));
    Thread thread = new Thread(() -> serve(result), "daemon");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(String result) {
    try {
      while (true) {
        try (SocketChannel client = server.accept()) {
          JsonNode request = JSON.readTree(JSON.createParser(Channels.newInputStream(client)));
          String answer =
              "{\"id\":" + request.get("id") + ",\"error\":null,\"result\":" + result + "}";
          client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException e) {
      // The test has ended.
    }
  }

  private void need() {
    SwitchDaemon.needSwitching(directory);
  }

  @Test
  void aProcessThatHoldsTheLockRunsWhateverItsFilesAreCalled() throws IOException {
    Files.writeString(directory.resolve("other.pid"), "1\n");
    daemon("db.sock", "{\"locked\":false}");
    assertThatCode(this::need).doesNotThrowAnyException();
  }

  @Test
  void aLockThatIsFreeProvesThatNoneRuns() throws IOException {
    daemon("db.sock", "{\"locked\":true}");
    assertThatThrownBy(this::need).hasMessageContaining("ovs-vswitchd is not running");
  }

  @Test
  void withoutControlSocketAndDatabaseItIsNotKnown() {
    assertThatThrownBy(this::need)
        .hasMessageContaining("whether ovs-vswitchd runs is not known")
        .hasMessageContaining(directory.toString());
  }

  @Test
  void aControlSocketThatAnswersIsEnough() throws IOException {
    daemon("ovs-vswitchd.ctl", "\"3.1.0\"");
    assertThatCode(this::need).doesNotThrowAnyException();
  }
}
