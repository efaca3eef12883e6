package io.pxedock.adapter.openvswitch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A connection to a daemon of Open vSwitch: JSON-RPC 1.0 as in RFC 7047, section 4, on the
 * database's {@code db.sock} or on the control socket of a daemon.
 */
final class DaemonSocket implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SocketChannel channel;
  private final Runnable told;
  private final Runnable gone;
  private final AtomicLong questions = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();

  private DaemonSocket(SocketChannel channel, Runnable told, Runnable gone) {
    this.channel = channel;
    this.told = told;
    this.gone = gone;
  }

  /**
   * Connects; fails at once if the daemon accepts no more connections.
   *
   * @param told called when the daemon sends a notification
   * @param gone called when either side has closed the connection
   */
  static DaemonSocket open(Path path, Runnable told, Runnable gone) throws IOException {
    SocketChannel channel = SocketChannel.open(java.net.StandardProtocolFamily.UNIX);
    try {
      channel.configureBlocking(false);
      if (!channel.connect(UnixDomainSocketAddress.of(path))) {
        throw new IOException("it takes no connection");
      }
      channel.configureBlocking(true);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    DaemonSocket socket = new DaemonSocket(channel, told, gone);
    Thread reader = new Thread(socket::read, "switch-" + path.getFileName());
    reader.setDaemon(true);
    reader.start();
    return socket;
  }

  /**
   * Sends a request, waits for the answer and returns its result.
   *
   * @param parameters a JSON array
   * @throws IOException if no answer arrives in time, or the answer is an error
   */
  JsonNode ask(String method, String parameters, Duration deadline)
      throws IOException, InterruptedException {
    long number = questions.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(number, answer);
    try {
      write("{\"method\":\"" + method + "\",\"params\":" + parameters + ",\"id\":" + number + "}");
      JsonNode message = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      JsonNode error = message.path("error");
      if (!error.isMissingNode() && !error.isNull()) {
        throw new IOException(method + ": " + error);
      }
      return message.path("result");
    } catch (TimeoutException e) {
      throw new IOException("no answer", e);
    } catch (ExecutionException e) {
      throw new IOException("the connection has ended", e);
    } finally {
      asked.remove(number);
    }
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = java.nio.charset.StandardCharsets.UTF_8.encode(text);
    synchronized (this) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private void read() {
    try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(input())) {
      while (all.hasNextValue()) {
        take(all.nextValue());
      }
    } catch (IOException e) {
      // An answer that cannot be parsed ends the connection.
    }
    close();
    asked.values().forEach(answer -> answer.completeExceptionally(new IOException("ended")));
    gone.run();
  }

  private void take(JsonNode message) throws IOException {
    if (!message.has("method")) {
      CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asLong());
      if (answer != null) {
        answer.complete(message);
      }
    } else if (message.get("method").asText().equals("echo")) {
      ObjectNode same = JSON.createObjectNode();
      same.set("result", message.path("params"));
      same.putNull("error");
      same.set("id", message.path("id"));
      write(same.toString());
    } else {
      told.run();
    }
  }

  // The stream of Channels is not used, because a waiting read would block every write.
  private InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(bytes, offset, length));
      }
    };
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Closing failed; there is nothing else to close.
    }
  }
}
