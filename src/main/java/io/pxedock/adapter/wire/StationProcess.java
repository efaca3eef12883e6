package io.pxedock.adapter.wire;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.net.RehearsalMark;
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
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The process inside the network namespace. It reads lines {@code offer MAC ARCHITECTURE} and
 * {@code get HEXNAME}, and answers each with one line. It ends with its input.
 */
public final class StationProcess {
  private static final int PORT = 67;
  private static final int TIMEOUT_MILLIS = 500;
  private static final int MAX_ATTEMPTS = 3;
  private static final byte DISCOVER = 1;
  private static final byte[] WANTED = {1, 3, 6, 12, 15, 43, 60, 66, 67, (byte) 209, (byte) 210};

  private final Ipv4Address own;
  private final InetAddress server;
  private final DatagramSocket socket;
  private int number = (int) System.nanoTime();
  private int xid;

  private StationProcess(Ipv4Address own, InetAddress server) throws IOException {
    this.own = own;
    this.server = server;
    this.socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByName(own.toString()), PORT));
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  /**
   * Runs until the end of the input.
   *
   * @param address its own address
   * @param server the only machine that is asked, and believed
   */
  public static void run(String address, String server, InputStream input, OutputStream output)
      throws IOException {
    StationProcess station =
        new StationProcess(Ipv4Address.parse(address), InetAddress.getByName(server));
    PrintStream out = new PrintStream(output, true, StandardCharsets.US_ASCII);
    BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.US_ASCII));
    out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      out.println(words[0].equals("offer") ? station.offer(words) : station.get(words[1]));
    }
  }

  private String offer(String[] words) throws IOException {
    MacAddress mac = MacAddress.parse(words[1]);
    int architecture = Integer.parseInt(words[2]);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      xid = RehearsalMark.xid(++number);
      byte[] packet = DhcpPacket.request(xid, mac, own, options(architecture));
      socket.send(new DatagramPacket(packet, packet.length, server, PORT));
      Optional<DhcpPacket.Offer> offer = await();
      if (offer.isPresent()) {
        DhcpPacket.Offer found = offer.get();
        String file = found.file().isEmpty() ? "-" : hex(found.file());
        return "offer " + found.ip() + " " + found.server() + " " + file;
      }
    }
    return "none";
  }

  private static Map<Integer, byte[]> options(int architecture) {
    Map<Integer, byte[]> options = new LinkedHashMap<>();
    options.put(53, new byte[] {DISCOVER});
    options.put(55, WANTED);
    options.put(
        60,
        String.format("PXEClient:Arch:%05d:UNDI:003016", architecture)
            .getBytes(StandardCharsets.US_ASCII));
    options.put(93, new byte[] {(byte) (architecture >> 8), (byte) architecture});
    options.put(94, new byte[] {1, 3, 16});
    return options;
  }

  private Optional<DhcpPacket.Offer> await() throws IOException {
    byte[] buffer = new byte[1500];
    long end = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
    while (System.nanoTime() < end) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException e) {
        return Optional.empty();
      }
      Optional<DhcpPacket.Offer> offer =
          packet.getAddress().equals(server)
              ? DhcpPacket.offer(Arrays.copyOf(buffer, packet.getLength()))
              : Optional.empty();
      if (offer.filter(o -> o.xid() == xid).isPresent()) {
        return offer;
      }
    }
    return Optional.empty();
  }

  private String get(String name) {
    long start = System.nanoTime();
    try {
      TftpClient.File file = new TftpClient(server).read(HexFormat.of().parseHex(name));
      long millis = (System.nanoTime() - start) / 1_000_000;
      boolean isSmall = file.size() <= TftpClient.MAX_KEPT_BYTES;
      byte[] shown = isSmall ? file.beginning() : Arrays.copyOf(file.beginning(), 1024);
      return String.join(
          " ",
          "sent",
          Long.toString(file.size()),
          Long.toString(millis),
          file.digest(),
          shown.length == 0 ? "-" : Base64.getEncoder().encodeToString(shown));
    } catch (TftpClient.Refused e) {
      return (e.isMissing ? "missing " : "failed ") + hex(e.getMessage());
    } catch (IOException e) {
      return "failed " + hex(String.valueOf(e.getMessage()));
    }
  }

  private static String hex(String text) {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    return hex.isEmpty() ? "-" : hex;
  }
}
