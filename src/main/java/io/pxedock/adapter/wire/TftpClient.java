package io.pxedock.adapter.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/** Reads files over TFTP (RFC 1350) with the block size of RFC 2348. */
final class TftpClient {
  static final int MAX_KEPT_BYTES = 512 * 1024;

  private static final int PORT = 69;
  private static final int WANTED_BLOCK = 1408;
  private static final int TIMEOUT_MILLIS = 700;
  private static final int MAX_ATTEMPTS = 4;
  private static final long MAX_BYTES = 4L << 30;

  /** A boot image of 1 GB takes a minute or two. */
  private static final Duration TRANSFER_TIMEOUT = Duration.ofMinutes(10);

  private static final int READ = 1;
  private static final int DATA = 3;
  private static final int ACKNOWLEDGE = 4;
  private static final int ERROR = 5;
  private static final int OPTIONS = 6;
  private static final int FILE_NOT_FOUND = 1;

  /** Thrown with the server's own words. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    final boolean isMissing;

    Refused(int code, String words) {
      super(words);
      this.isMissing = code == FILE_NOT_FOUND;
    }
  }

  /** A file that came whole. */
  record File(long size, String digest, byte[] beginning) {}

  private final InetAddress server;
  private final int port;
  private final Duration transferTimeout;

  TftpClient(InetAddress server) {
    this(server, PORT, TRANSFER_TIMEOUT);
  }

  /**
   * @param transferTimeout for a whole file, whatever the server sends
   */
  TftpClient(InetAddress server, int port, Duration transferTimeout) {
    this.server = server;
    this.port = port;
    this.transferTimeout = transferTimeout;
  }

  File read(byte[] name) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      return new Exchange(socket, name).run();
    }
  }

  /** One transfer: its state, and the packets that go to and fro. */
  private final class Exchange {
    private final DatagramSocket socket;
    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[2048];
    private byte[] last;
    private final long end = System.nanoTime() + transferTimeout.toNanos();
    private InetSocketAddress peer;
    private boolean isPeerKnown;
    private int block = 512;
    private int expected = 1;
    private long size;

    Exchange(DatagramSocket socket, byte[] name) {
      this.socket = socket;
      this.peer = new InetSocketAddress(server, port);
      this.last = request(name);
    }

    File run() throws IOException {
      send();
      while (true) {
        DatagramPacket packet = receive();
        ByteBuffer data = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        int code = data.getShort();
        if (code == ERROR) {
          int number = data.getShort();
          throw new Refused(number, text(data));
        }
        if (code == OPTIONS && expected == 1) {
          readOptions(data);
          acknowledge(0);
        } else if (code == DATA && (data.getShort() & 0xffff) == (expected & 0xffff)) {
          int length = data.remaining();
          digest.update(packet.getData(), data.position(), length);
          if (kept.size() < MAX_KEPT_BYTES) {
            kept.write(packet.getData(), data.position(), length);
          }
          size += length;
          acknowledge(expected++);
          if (length < block) {
            return new File(size, HexFormat.of().formatHex(digest.digest()), kept.toByteArray());
          }
          if (size > MAX_BYTES) {
            throw new IOException("does not end");
          }
        }
      }
    }

    /** Waits for a packet of the server; what others send meanwhile does not prolong the wait. */
    private DatagramPacket receive() throws IOException {
      for (int attempt = 1; ; attempt++) {
        long until = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
          if (System.nanoTime() > end) {
            throw new IOException("does not end within " + transferTimeout.toSeconds() + " s");
          }
          DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
          socket.setSoTimeout((int) (left / 1_000_000) + 1);
          try {
            socket.receive(packet);
          } catch (SocketTimeoutException e) {
            break;
          }
          if (isOfPeer(packet)) {
            peer = new InetSocketAddress(server, packet.getPort());
            isPeerKnown = true;
            return packet;
          }
        }
        if (attempt == MAX_ATTEMPTS) {
          throw new IOException("no answer");
        }
        send();
      }
    }

    private boolean isOfPeer(DatagramPacket packet) {
      return packet.getAddress().equals(server)
          && packet.getLength() >= 4
          && (!isPeerKnown || packet.getPort() == peer.getPort());
    }

    private void readOptions(ByteBuffer data) {
      while (data.hasRemaining()) {
        String name = text(data).toLowerCase(Locale.ROOT);
        String value = text(data);
        if (name.equals("blksize") && value.matches("\\d{1,5}")) {
          block = Math.min(WANTED_BLOCK, Math.max(8, Integer.parseInt(value)));
        }
      }
    }

    private void acknowledge(int number) throws IOException {
      last = ByteBuffer.allocate(4).putShort((short) ACKNOWLEDGE).putShort((short) number).array();
      send();
    }

    private void send() throws IOException {
      socket.send(new DatagramPacket(last, last.length, peer));
    }
  }

  private static byte[] request(byte[] name) {
    byte[] rest = ("\0octet\0blksize\0" + WANTED_BLOCK + "\0").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(2 + name.length + rest.length)
        .putShort((short) READ)
        .put(name)
        .put(rest)
        .array();
  }

  private static String text(ByteBuffer data) {
    StringBuilder text = new StringBuilder();
    while (data.hasRemaining()) {
      byte next = data.get();
      if (next == 0) {
        break;
      }
      text.append((char) (next & 0xff));
    }
    return text.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
