package io.pxedock.adapter.docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Something on a Docker socket that answers each request with what a test says, or not at all. */
final class FakeDocker implements AutoCloseable {
  /** The request lines that came in. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();
  private final ServerSocketChannel server;
  private final Function<String, String> answers;

  /**
   * @param answers from a request line to a JSON document; empty for silence
   */
  FakeDocker(Path socket, Function<String, String> answers) throws IOException {
    this.answers = answers;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread thread = new Thread(this::accept, "fake-docker");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel connection = server.accept();
        Thread thread = new Thread(() -> serve(connection), "fake-docker-connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(SocketChannel connection) {
    connections.add(connection);
    try (connection) {
      Scanner in = new Scanner(Channels.newInputStream(connection), StandardCharsets.US_ASCII);
      while (true) {
        String request = in.nextLine();
        while (!in.nextLine().isEmpty()) {
          // Headers.
        }
        requests.add(request);
        String answer = answers.apply(request);
        if (!answer.isEmpty()) {
          connection.write(
              ByteBuffer.wrap(
                  ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                          + answer.length()
                          + "\r\n\r\n"
                          + answer)
                      .getBytes(StandardCharsets.US_ASCII)));
        }
      }
    } catch (IOException | RuntimeException e) {
      // The client has gone.
    }
  }

  /** Ends all connections without a word, as a daemon does that is restarted. */
  void hangUp() throws IOException {
    for (SocketChannel connection : connections) {
      connection.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }
}
