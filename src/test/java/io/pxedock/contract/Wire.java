package io.pxedock.contract;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;

/**
 * Speaks DHCP and TFTP to a real server with plain sockets. For DHCP it plays a relay (RFC 2131,
 * giaddr), because then the server answers to an ordinary address whatever card is asked for.
 */
final class Wire {
  private static final int DISCOVER = 1;
  private static final int OFFER = 2;
  private static final int REQUEST = 3;
  private static final int ACK = 5;
  private static final int SERVER_PORT = 67;
  private static final int TFTP_PORT = 69;
  private static final int LONGEST = 2048;
  private static final int NOTHING_COMES = 400;
  private static final int SOMETHING_COMES = 3000;
  private static final byte[] COOKIE = {0x63, (byte) 0x82, 0x53, 0x63};

  private final Ipv4Address own;
  private final Ipv4Address server;
  private final Random random = new Random();

  /**
   * @param own an address of this machine on the segment
   */
  Wire(Ipv4Address own, Ipv4Address server) {
    this.own = own;
    this.server = server;
  }

  private static InetAddress address(Ipv4Address ip) {
    try {
      return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(ip.bits()).array());
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Ipv4Address> discover(MacAddress mac) {
    return exchange(mac, DISCOVER, null);
  }

  /** Takes the address that was offered. */
  Optional<Ipv4Address> request(MacAddress mac, Ipv4Address offered) {
    return exchange(mac, REQUEST, offered);
  }

  private Optional<Ipv4Address> exchange(MacAddress mac, int type, Ipv4Address offered) {
    int xid = random.nextInt();
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(address(own), SERVER_PORT))) {
      byte[] question = question(mac, xid, type, offered);
      socket.send(new DatagramPacket(question, question.length, address(server), SERVER_PORT));
      socket.setSoTimeout(NOTHING_COMES);
      while (true) {
        ByteBuffer answer = receive(socket).data();
        int wanted = type == DISCOVER ? OFFER : ACK;
        if (answer.getInt(4) == xid && answer.get(242) == wanted) {
          return Optional.of(new Ipv4Address(answer.getInt(16)));
        }
      }
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] question(MacAddress mac, int xid, int type, Ipv4Address offered) {
    byte[] card = HexFormat.ofDelimiter(":").parseHex(mac.text());
    ByteBuffer packet = ByteBuffer.allocate(548);
    packet.put((byte) 1).put((byte) 1).put((byte) card.length).put((byte) 0).putInt(xid);
    packet.putInt(24, own.bits());
    packet.position(28).put(card);
    packet.position(236).put(COOKIE);
    packet.put(new byte[] {53, 1, (byte) type});
    if (offered != null) {
      packet.put(new byte[] {50, 4}).putInt(offered.bits());
      packet.put(new byte[] {54, 4}).putInt(server.bits());
    }
    byte[] pxe = "PXEClient:Arch:00000:UNDI:002001".getBytes(StandardCharsets.US_ASCII);
    packet.put((byte) 60).put((byte) pxe.length).put(pxe);
    packet.put(new byte[] {93, 2, 0, 0});
    packet.put(new byte[] {61, 7, 1}).put(card);
    packet.put(new byte[] {55, 6, 1, 3, 6, 12, 66, 67});
    packet.put((byte) 255);
    return packet.array();
  }

  /** Whether the file came, whole. */
  boolean fetch(String name, Ipv4Address as) {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address(as), 0))) {
      socket.setSoTimeout(SOMETHING_COMES);
      byte[] text = (name + "\0octet\0").getBytes(StandardCharsets.US_ASCII);
      byte[] request = ByteBuffer.allocate(2 + text.length).putShort((short) 1).put(text).array();
      socket.send(new DatagramPacket(request, request.length, address(server), TFTP_PORT));
      while (true) {
        Received block = receive(socket);
        if (block.data().getShort(0) != 3) {
          return false;
        }
        byte[] thanks =
            ByteBuffer.allocate(4).putShort((short) 4).putShort(block.data().getShort(2)).array();
        socket.send(new DatagramPacket(thanks, thanks.length, block.from()));
        if (block.length() < 516) {
          return true;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Received(ByteBuffer data, int length, InetSocketAddress from) {}

  private static Received receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
    socket.receive(packet);
    return new Received(
        ByteBuffer.wrap(packet.getData()),
        packet.getLength(),
        (InetSocketAddress) packet.getSocketAddress());
  }
}
