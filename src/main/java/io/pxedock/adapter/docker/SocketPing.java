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
 * Asks the engine behind a Unix socket whether it is there, on one connection of its own: it is
 * asked as long as somebody looks, and the client of docker-java would take a hundred times as much
 * of the processor for it.
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
   * Whether any answer comes in time; what it says does not matter.
   *
   * @throws IOException when nobody can be asked
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

  /** Reads what has come; an engine that was restarted has ended the connection meanwhile. */
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
