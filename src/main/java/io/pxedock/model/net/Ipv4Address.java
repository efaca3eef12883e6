package io.pxedock.model.net;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import io.pxedock.model.Failure;
import java.util.Optional;

/**
 * An IPv4 address, written as four decimal numbers: the form that inet_pton(3) accepts, which
 * dnsmasq calls.
 */
public record Ipv4Address(int bits) implements Comparable<Ipv4Address> {
  static final IPAddressStringParameters DOTTED_QUAD =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowMask(false)
          .allowPrefix(false)
          .allowIPv6(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowLeadingZeros(false)
          .getParentBuilder()
          .toParams();

  /**
   * Parses an address.
   *
   * @throws Failure REFUSED if the text is not an IPv4 address
   */
  public static Ipv4Address parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                Failure.refused(
                    "'" + text + "' is not an IPv4 address",
                    "write four numbers from 0 to 255, such as 192.168.0.11"));
  }

  /** Parses an address; empty if the text is not an IPv4 address. */
  public static Optional<Ipv4Address> tryParse(String text) {
    // Checked first because most words of a hosts file are names.
    if (text.length() < 7 || text.length() > 15 || Character.digit(text.charAt(0), 10) < 0) {
      return Optional.empty();
    }
    IPAddress address = new IPAddressString(text, DOTTED_QUAD).getAddress();
    return address == null || !text.equals(address.toCanonicalString())
        ? Optional.empty()
        : Optional.of(new Ipv4Address(address.toIPv4().intValue()));
  }

  /** Returns the address that is {@code offset} higher; beyond 255.255.255.255 it starts at 0. */
  public Ipv4Address plus(int offset) {
    return new Ipv4Address(bits + offset);
  }

  @Override
  public int compareTo(Ipv4Address other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }
}
