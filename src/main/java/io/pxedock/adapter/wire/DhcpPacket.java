package io.pxedock.adapter.wire;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Messages of RFC 2131, as far as a relay writes and reads them. */
public final class DhcpPacket {
  private static final int OPTIONS = 236;
  private static final int COOKIE = 0x63825363;
  private static final int MIN_LENGTH = 300;
  private static final int MESSAGE_TYPE = 53;
  private static final int OFFER = 2;
  private static final int BOOT_FILE = 67;
  private static final int END = 255;

  private DhcpPacket() {}

  /**
   * An offer.
   *
   * @param ip offered
   * @param server the address of the next server, where the boot file is
   * @param file the boot file; empty for none
   */
  public record Offer(int xid, Ipv4Address ip, Ipv4Address server, String file) {}

  /**
   * Returns a message of a client.
   *
   * @param relay the address of the relay that passes it on; null for a client of the segment
   */
  public static byte[] request(
      int xid, MacAddress mac, Ipv4Address relay, Map<Integer, byte[]> options) {
    int length = options.values().stream().mapToInt(value -> value.length + 2).sum();
    ByteBuffer packet = ByteBuffer.allocate(Math.max(MIN_LENGTH, OPTIONS + 5 + length));
    packet.put(new byte[] {1, 1, 6, (byte) (relay == null ? 0 : 1)}).putInt(xid);
    // A client without an address is answered by broadcast.
    packet.putShort(10, (short) (relay == null ? 0x8000 : 0));
    packet.putInt(24, relay == null ? 0 : relay.bits());
    packet.position(28).put(HexFormat.ofDelimiter(":").parseHex(mac.text()));
    packet.position(OPTIONS).putInt(COOKIE);
    options.forEach(
        (number, value) -> packet.put((byte) (int) number).put((byte) value.length).put(value));
    packet.put((byte) END);
    return packet.array();
  }

  /** Reads an offer; nothing when the bytes are another message or none. */
  public static Optional<Offer> offer(byte[] bytes) {
    if (bytes.length < OPTIONS + 4 || bytes[0] != 2) {
      return Optional.empty();
    }
    ByteBuffer packet = ByteBuffer.wrap(bytes);
    if (packet.getInt(OPTIONS) != COOKIE || option(packet, MESSAGE_TYPE) != OFFER) {
      return Optional.empty();
    }
    return Optional.of(
        new Offer(
            packet.getInt(4),
            new Ipv4Address(packet.getInt(16)),
            new Ipv4Address(packet.getInt(20)),
            file(packet, bytes)));
  }

  /** The boot file: of its own field, or of option 67 where that was asked for. */
  private static String file(ByteBuffer packet, byte[] bytes) {
    String field = text(bytes, 108, 128);
    int at = position(packet, BOOT_FILE);
    return field.isEmpty() && at >= 0
        ? text(bytes, at + 2, Math.min(packet.get(at + 1) & 255, packet.limit() - at - 2))
        : field;
  }

  /** The first octet of an option, or -1. */
  private static int option(ByteBuffer packet, int wanted) {
    int at = position(packet, wanted);
    return at < 0 ? -1 : packet.get(at + 2) & 255;
  }

  /** Where an option begins, or -1. */
  private static int position(ByteBuffer packet, int wanted) {
    int at = OPTIONS + 4;
    while (at + 2 < packet.limit()) {
      int number = packet.get(at) & 255;
      if (number == END) {
        return -1;
      }
      if (number == wanted) {
        return at;
      }
      at += number == 0 ? 1 : 2 + (packet.get(at + 1) & 255);
    }
    return -1;
  }

  private static String text(byte[] bytes, int start, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < start + length && bytes[i] != 0; i++) {
      text.append((char) (bytes[i] & 255));
    }
    return text.toString();
  }
}
