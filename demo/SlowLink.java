import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A slow line to a server on loopback: each byte arrives after half of the round trip time, and the
 * line stalls now and then, after which all that was held up arrives at once.
 *
 * <p>{@code java SlowLink.java PORT SERVER-PORT ROUND-TRIP-MS [STALL-MS]}
 *
 * <p>STALL-MS bounds how long a stall takes; 0, the default, is a line without stalls. A stall
 * begins at every eighth packet or so.
 */
final class SlowLink {
  private final InetSocketAddress server;
  private final long delayNanos;
  private final int stallMillis;

  /** What was received, and the time at which it arrives at the other end; no bytes are the end. */
  private record Packet(byte[] bytes, long due) {}

  private SlowLink(int serverPort, int roundTripMillis, int stallMillis) {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
    this.delayNanos = TimeUnit.MILLISECONDS.toNanos(roundTripMillis) / 2;
    this.stallMillis = stallMillis;
  }

  public static void main(String[] words) throws IOException {
    if (words.length < 3 || words.length > 4) {
      System.err.println("usage: java SlowLink.java PORT SERVER-PORT ROUND-TRIP-MS [STALL-MS]");
      System.exit(2);
    }
    int stall = words.length == 4 ? Integer.parseInt(words[3]) : 0;
    SlowLink link = new SlowLink(Integer.parseInt(words[1]), Integer.parseInt(words[2]), stall);
    try (ServerSocket door =
        new ServerSocket(Integer.parseInt(words[0]), 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        link.join(door.accept());
      }
    }
  }

  private void join(Socket client) throws IOException {
    Socket far = new Socket();
    far.connect(server);
    for (Socket end : new Socket[] {client, far}) {
      end.setTcpNoDelay(true);
    }
    carry(client, far);
    carry(far, client);
  }

  private void carry(Socket from, Socket to) {
    BlockingQueue<Packet> line = new LinkedBlockingQueue<>();
    start(() -> receive(from, line));
    start(() -> deliver(line, from, to));
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void receive(Socket from, BlockingQueue<Packet> line) {
    Random dice = new Random();
    byte[] buffer = new byte[1 << 14];
    long earliest = 0;
    int count = 0;
    try (InputStream in = from.getInputStream()) {
      while ((count = in.read(buffer)) > 0) {
        long due = System.nanoTime() + delayNanos;
        if (stallMillis > 0 && dice.nextInt(8) == 0) {
          due += TimeUnit.MILLISECONDS.toNanos(dice.nextInt(stallMillis + 1));
        }
        earliest = earliest == 0 || due - earliest > 0 ? due : earliest;
        line.add(new Packet(java.util.Arrays.copyOf(buffer, count), earliest));
      }
    } catch (IOException e) {
      // The connection was cut: the other end hears of it as late as of anything else.
    }
    line.add(new Packet(new byte[0], System.nanoTime() + delayNanos));
  }

  private static void deliver(BlockingQueue<Packet> line, Socket from, Socket to) {
    try (from;
        to;
        OutputStream out = to.getOutputStream()) {
      for (Packet packet = line.take(); packet.bytes().length > 0; packet = line.take()) {
        TimeUnit.NANOSECONDS.sleep(packet.due() - System.nanoTime());
        out.write(packet.bytes());
        out.flush();
      }
    } catch (IOException e) {
      // That end is gone, and closing this one tells the other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
