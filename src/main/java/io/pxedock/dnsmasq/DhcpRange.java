package io.pxedock.dnsmasq;

import io.pxedock.model.Ipv4Address;
import io.pxedock.model.Ipv4Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code dhcp-range}: from where to where dnsmasq gives out addresses, and in which subnet.
 *
 * @param end null when only a start is given, as for {@code static}
 * @param isStatic whether only known hosts get an address
 * @param netmask null when dnsmasq takes it from its interface
 */
public record DhcpRange(Ipv4Address start, Ipv4Address end, boolean isStatic, Ipv4Address netmask) {

  /** The range, or nothing when the value is not an IPv4 range. */
  static Optional<DhcpRange> parse(String value) {
    List<Ipv4Address> addresses = new ArrayList<>();
    boolean isStatic = false;
    for (String field : value.split(",")) {
      String word = field.strip();
      Ipv4Address.tryParse(word).ifPresent(addresses::add);
      isStatic |= word.equals("static");
    }
    if (addresses.isEmpty()) {
      return Optional.empty();
    }
    // With 'static' the second address is the netmask already, without it the end of the range.
    int mask = isStatic ? 1 : 2;
    Ipv4Address end = isStatic || addresses.size() < 2 ? null : addresses.get(1);
    Ipv4Address netmask = addresses.size() > mask ? addresses.get(mask) : null;
    return Optional.of(new DhcpRange(addresses.get(0), end, isStatic, netmask));
  }

  /**
   * The subnet it serves.
   *
   * @param otherwise the network whose mask counts when the range names none: dnsmasq's interface's
   */
  public Ipv4Subnet subnet(Ipv4Subnet otherwise) {
    int length = netmask == null ? otherwise.prefixLength() : Integer.bitCount(netmask.bits());
    return Ipv4Subnet.around(start, length);
  }
}
