package io.pxedock.core.dnsmasq;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.OptionalInt;

/**
 * IPv6 addresses, which pxedock does not manage, as far as it takes to know whether dnsmasq drops
 * the line on which they stand: what inet_pton(3) takes.
 */
public final class Ipv6Text {
  private static final int MAX_LENGTH = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();
  private static final IPAddressStringParameters INET_PTON =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowMask(false)
          .allowPrefix(false)
          .allowIPv4(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowUnlimitedLeadingZeros(false)
          .allowBase85(false)
          .getEmbeddedIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowLeadingZeros(false)
          .getEmbeddedIPv4AddressParentBuilder()
          .getParentBuilder()
          .toParams();

  private Ipv6Text() {}

  /** Returns whether inet_pton(3) takes the text for an IPv6 address. */
  public static boolean isAddress(String text) {
    return parse(text) != null;
  }

  /**
   * The address as inet_ntop(3) writes it, without a prefix length; empty when the text is not one.
   */
  public static String canonical(String text) {
    int slash = text.indexOf('/');
    IPAddress address = parse(slash < 0 ? text : text.substring(0, slash).stripTrailing());
    if (address == null) {
      return "";
    }
    IPv6Address ipv6 = address.toIPv6();
    boolean isMixed =
        ipv6.isIPv4Mapped()
            || (ipv6.isIPv4Compatible() && ipv6.getSegment(6).getSegmentValue() > 0);
    return isMixed ? ipv6.toMixedString() : ipv6.toCanonicalString();
  }

  /**
   * Whether the network that a dhcp-host names has the address: {@code fd00::5/64}, or one address.
   */
  public static boolean contains(String network, String address) {
    int slash = network.indexOf('/');
    if (slash < 0) {
      return canonical(network).equals(address);
    }
    int length = number(network.substring(slash + 1).stripLeading()).orElse(0);
    IPAddress one = parse(network.substring(0, slash).stripTrailing());
    IPAddress other = parse(address);
    return one != null
        && other != null
        && one.toPrefixBlock(length).equals(other.toPrefixBlock(length));
  }

  private static IPAddress parse(String text) {
    if (text.length() > MAX_LENGTH || text.indexOf(':') < 0) {
      return null;
    }
    return new IPAddressString(text, INET_PTON).getAddress();
  }

  /**
   * Whether dnsmasq takes it as the IPv6 address of a dhcp-host, with a prefix length or without.
   */
  static boolean isPrefix(String text) {
    int slash = text.indexOf('/');
    IPAddress address = parse(slash < 0 ? text : text.substring(0, slash).stripTrailing());
    if (address == null || slash < 0) {
      return address != null;
    }
    OptionalInt length = number(text.substring(slash + 1).stripLeading());
    return length.isPresent()
        && length.getAsInt() <= 128
        // The shift is by the number modulo 64 in dnsmasq too, which sees no bits above these.
        && (((1L << (128 - length.getAsInt())) - 1) & hostPart(address)) == 0;
  }

  private static long hostPart(IPAddress address) {
    byte[] bytes = address.getBytes();
    long part = 0;
    for (int i = 8; i < 16; i++) {
      part = part << 8 | bytes[i] & 0xff;
    }
    return part;
  }

  // atoi_check, option.c: nothing at all is 0.
  private static OptionalInt number(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalInt.empty();
      }
      value = Math.min(value * 10 + digit, 1000);
    }
    return OptionalInt.of(value);
  }
}
