package io.pxedock.adapter.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * A process inside a network namespace, which Java cannot enter by itself. It reads lines {@code
 * FROM TO HEX} and sends the bytes from port 67 of its address FROM to port 67 of TO; what comes
 * back to one of its addresses it writes as a line of hex. It ends with its input.
 */
public final class RelayProcess {
  private static final int PORT = 67;
  private static final int MAX_PACKET = 1500;

  private static final Map<String, DatagramSocket> SOCKETS = new HashMap<>();

  private RelayProcess() {}

  /** Runs until the end of the input. */
  public static void run(InputStream input, OutputStream output) throws IOException {
    PrintStream out = new PrintStream(output, true, StandardCharsets.US_ASCII);
    BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.US_ASCII));
    out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      byte[] bytes = HexFormat.of().parseHex(words[2]);
      InetAddress to = InetAddress.getByName(words[1]);
      socket(words[0], out).send(new DatagramPacket(bytes, bytes.length, to, PORT));
    }
    SOCKETS.values().forEach(DatagramSocket::close);
  }

  private static DatagramSocket socket(String from, PrintStream out) throws IOException {
    DatagramSocket known = SOCKETS.get(from);
    if (known != null) {
      return known;
    }
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByName(from), PORT));
    socket.setBroadcast(true);
    SOCKETS.put(from, socket);
    Thread listener = new Thread(() -> listen(socket, out), "relay " + from);
    listener.setDaemon(true);
    listener.start();
    return socket;
  }

  private static void listen(DatagramSocket socket, PrintStream out) {
    byte[] buffer = new byte[MAX_PACKET];
    while (true) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        return;
      }
      out.println(HexFormat.of().formatHex(Arrays.copyOf(buffer, packet.getLength())));
    }
  }
}
