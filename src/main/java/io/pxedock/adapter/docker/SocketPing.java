package io.pxedock.adapter.docker;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Pings the engine on a Unix socket over one connection of its own. docker-java's client needs
 * about 100 times the processor time for a ping.
 */
final class SocketPing implements Closeable {
  private static final byte[] QUESTION =
      "GET /_ping HTTP/1.1\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Path socket;
  private final ByteBuffer answer = ByteBuffer.allocate(4096);
  private SocketChannel channel;
  private Selector selector;

  SocketPing(Path socket) {
    this.socket = socket;
  }

  /**
   * Returns whether any answer arrives in time.
   *
   * @throws IOException if the socket cannot be used
   */
  boolean isAnswered(Duration patience) throws IOException {
    if (channel == null || !isOpen()) {
      close();
      if (!connect()) {
        return false;
      }
    }
    channel.write(ByteBuffer.wrap(QUESTION));
    selector.selectedKeys().clear();
    return selector.select(patience.toMillis()) > 0 && isOpen();
  }

  private boolean connect() throws IOException {
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.configureBlocking(false);
    selector = Selector.open();
    channel.register(selector, SelectionKey.OP_READ);
    return channel.connect(UnixDomainSocketAddress.of(socket));
  }

  /** Reads the bytes that have arrived; a restarted engine has closed the connection. */
  private boolean isOpen() throws IOException {
    int read;
    do {
      read = channel.read(answer.clear());
    } while (read > 0);
    return read == 0;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      selector.close();
      channel = null;
    }
  }
}
