package io.pxedock.core.dnsmasq;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
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

  /**
   * The range; nothing when the value is not an IPv4 range, and nothing for {@code proxy}, since
   * another server gives the addresses there. Read as dnsmasq does it (one_opt, case 'F',
   * option.c): tags, start, end or mode, netmask, broadcast address, lease time.
   */
  public static Optional<DhcpRange> parse(String value) {
    List<String> fields = new ArrayList<>();
    for (String field : value.split(",", -1)) {
      fields.add(field.strip());
    }
    while (fields.size() > 1 && isTag(fields.get(0))) {
      fields.remove(0);
    }
    if (fields.size() < 2) {
      return Optional.empty();
    }
    Optional<Ipv4Address> start = Ipv4Address.tryParse(fields.get(0));
    boolean isStatic = fields.get(1).equals("static");
    Optional<Ipv4Address> end = Ipv4Address.tryParse(fields.get(1));
    if (start.isEmpty() || (!isStatic && end.isEmpty())) {
      return Optional.empty();
    }
    Ipv4Address netmask =
        fields.size() < 3 ? null : Ipv4Address.tryParse(fields.get(2)).orElse(null);
    return Optional.of(
        isStatic
            ? new DhcpRange(start.get(), null, true, netmask)
            : inOrder(start.get(), end.get(), netmask));
  }

  private static boolean isTag(String field) {
    return !field.chars().allMatch(c -> c == ' ' || c == '.' || c == ':' || isHexDigit(c));
  }

  private static boolean isHexDigit(int c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }

  // dnsmasq turns a range round that ends before it starts.
  private static DhcpRange inOrder(Ipv4Address one, Ipv4Address other, Ipv4Address netmask) {
    return one.compareTo(other) <= 0
        ? new DhcpRange(one, other, false, netmask)
        : new DhcpRange(other, one, false, netmask);
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
