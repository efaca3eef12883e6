package io.pxedock.core.dnsmasq;

import io.pxedock.model.net.MacAddress;
import java.util.Optional;

/**
 * Octets in hex as dnsmasq reads them (parse_hex, util.c): groups between colons, dashes and
 * blanks, a group of more than two digits being several octets, {@code *} standing for any octet,
 * and the ARP hardware type in front with a dash.
 *
 * @param hardwareType 0 when none is named, which matches every card
 * @param octets the value of each, {@link #ANY} for any
 */
public record HexField(int hardwareType, int[] octets, int length) {
  static final int ANY = -1;

  /** As many octets as a hardware address may have (DHCP_CHADDR_MAX). */
  static final int MAX_ADDRESS_OCTETS = 16;

  private static final int ETHERNET = 1;

  /** A hardware address; nothing when dnsmasq calls it a bad hex constant. */
  public static Optional<HexField> address(String text) {
    return parse(text, MAX_ADDRESS_OCTETS, true);
  }

  /** Whether dnsmasq takes it as a client id in hex. */
  static boolean isId(String text) {
    return parse(text, text.length() + 1, false).isPresent();
  }

  // What follows the last octet that has room is not looked at.
  private static Optional<HexField> parse(String text, int most, boolean mayNameType) {
    int[] octets = new int[most];
    int count = 0;
    int type = 0;
    boolean typeMayCome = mayNameType;
    int start = 0;
    while (start <= text.length() && count < most) {
      int end = groupEnd(text, start);
      if (end < 0) {
        return Optional.empty();
      }
      if (end > start && typeMayCome && count == 0 && isDash(text, end)) {
        type = hex(text, start, end);
        typeMayCome = false;
      } else if (end - start == 1 && text.charAt(start) == '*') {
        octets[count++] = ANY;
      } else if (text.substring(start, end).indexOf('*') >= 0) {
        return Optional.empty();
      } else {
        for (int i = start; i < end && count < most; i += 2) {
          octets[count++] = hex(text, i, Math.min(i + 2, end));
        }
      }
      start = end + 1;
    }
    return Optional.of(new HexField(type, octets, count));
  }

  /** Where the group ends, or -1 when it has anything but hex digits and stars in it. */
  private static int groupEnd(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':' || c == '-' || c == ' ') {
        return i;
      }
      if (c != '*' && (c >= 0x80 || Character.digit(c, 16) < 0)) {
        return -1;
      }
    }
    return text.length();
  }

  private static boolean isDash(String text, int at) {
    return at < text.length() && text.charAt(at) == '-';
  }

  // strtol: it stops at a star; a number too large for any type stays too large.
  private static int hex(String text, int start, int end) {
    int value = 0;
    for (int i = start; i < end && text.charAt(i) != '*'; i++) {
      value = Math.min(value * 16 + Character.digit(text.charAt(i), 16), 0xffffff);
    }
    return value;
  }

  /** Returns whether an octet may be any. */
  public boolean hasWildcard() {
    for (int i = 0; i < length; i++) {
      if (octets[i] == ANY) {
        return true;
      }
    }
    return false;
  }

  /**
   * How well it fits a card of Ethernet: one more than the octets that it names, or 0 when it does
   * not fit (memcmp_masked, util.c).
   */
  public int fit(MacAddress mac) {
    if (length != 6 || (hardwareType != 0 && hardwareType != ETHERNET)) {
      return 0;
    }
    int count = 1;
    for (int i = 0; i < length; i++) {
      int octet = Integer.parseInt(mac.text(), i * 3, i * 3 + 2, 16);
      if (octets[i] != ANY && octets[i] != octet) {
        return 0;
      }
      count += octets[i] == ANY ? 0 : 1;
    }
    return count;
  }

  /** The one Ethernet card that it matches, if it matches just one. */
  public Optional<MacAddress> mac() {
    if (length != 6 || hasWildcard() || (hardwareType != 0 && hardwareType != ETHERNET)) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(17);
    for (int i = 0; i < length; i++) {
      text.append(i == 0 ? "" : ":");
      text.append(Character.forDigit(octets[i] >> 4, 16));
      text.append(Character.forDigit(octets[i] & 15, 16));
    }
    return Optional.of(new MacAddress(text.toString()));
  }
}
