package io.pxedock.adapter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file comes whole, or its transfer ends, whatever is sent. */
class TftpClientTest {
  private static final byte[] NAME = "default".getBytes(StandardCharsets.US_ASCII);
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration BOUND = Duration.ofSeconds(30);

  private DatagramSocket server;
  private DatagramSocket stranger;
  private InetAddress here;

  @BeforeEach
  void open() throws IOException {
    here = InetAddress.getLoopbackAddress();
    server = new DatagramSocket(0, here);
    stranger = new DatagramSocket(0, here);
  }

  @AfterEach
  void close() {
    server.close();
    stranger.close();
  }

  /** What a server does with one packet of the client. */
  private interface Answer {
    void to(SocketAddress client, byte[] packet) throws IOException;
  }

  private void serve(Answer answer) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                  server.receive(packet);
                  answer.to(packet.getSocketAddress(), packet.getData());
                }
              } catch (SocketException e) {
                return; // closed at the end of the test
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void send(DatagramSocket from, SocketAddress to, byte[] bytes) throws IOException {
    from.send(new DatagramPacket(bytes, bytes.length, to));
  }

  private static byte[] data(int block, String text) {
    byte[] bytes = new byte[4 + text.length()];
    bytes[1] = 3;
    bytes[3] = (byte) block;
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, 4, text.length());
    return bytes;
  }

  private TftpClient.File read() throws IOException {
    return new TftpClient(here, server.getLocalPort(), SHORT).read(NAME);
  }

  private void ends(String why) {
    assertTimeoutPreemptively(
        BOUND,
        () ->
            assertThatThrownBy(this::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why));
  }

  @Test
  void aShortFileComesWhole() throws IOException {
    serve((client, packet) -> send(server, client, data(1, "hello")));
    TftpClient.File file = read();
    assertThat(new String(file.beginning(), StandardCharsets.US_ASCII)).isEqualTo("hello");
  }

  @Test
  void theBlocksOfAStrangerAreNotTaken() throws IOException {
    serve(
        (client, packet) -> {
          if (packet[1] == 1) {
            send(server, client, new byte[] {0, 6, 'x', 0, 'y', 0});
          } else {
            send(stranger, client, data(1, "evil"));
            send(server, client, data(1, "good"));
          }
        });
    assertThat(new String(read().beginning(), StandardCharsets.US_ASCII)).isEqualTo("good");
  }

  @Test
  void packetsOfAStrangerDoNotKeepASilentTransferAlive() {
    serve(
        (client, packet) -> {
          if (packet[1] == 1) {
            send(server, client, new byte[] {0, 6, 'x', 0, 'y', 0});
          } else {
            for (int i = 0; i < 20; i++) {
              send(stranger, client, data(1, "evil"));
            }
          }
        });
    ends("");
  }

  @Test
  void aServerThatRepeatsItsOptionsForEverIsGivenUp() {
    serve(
        (client, packet) -> {
          send(server, client, new byte[] {0, 6, 'x', 0, 'y', 0});
        });
    ends("does not end");
  }
}
