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
 * A connection to a daemon of Open vSwitch: the JSON-RPC 1.0 of RFC 7047, section 4, which the
 * database speaks on {@code db.sock} and every daemon on its control socket.
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
   * Connects, without waiting for a daemon that takes no more connections.
   *
   * @param told when the daemon tells something unasked
   * @param gone when it has closed the connection, or somebody has
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
   * Asks, and waits for the answer.
   *
   * @param parameters a JSON array
   * @throws IOException when there is none in time, or it is an error
   */
  void ask(String method, String parameters, Duration deadline)
      throws IOException, InterruptedException {
    long number = questions.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(number, answer);
    try {
      write("{\"method\":\"" + method + "\",\"params\":" + parameters + ",\"id\":" + number + "}");
      JsonNode error = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS).path("error");
      if (!error.isMissingNode() && !error.isNull()) {
        throw new IOException(method + ": " + error);
      }
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
      // What makes no sense ends the conversation, as its end does.
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

  // Not that of Channels: on it, a read that waits would hold up every write.
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
      // It is as closed as it will ever be.
    }
  }
}
