package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code dhcp-range} (one_opt, case 'F', option.c).
 *
 * @param end the same as start for {@code static} and {@code proxy}
 * @param netmask null when dnsmasq takes it from its interface or from its class
 * @param filter tags that a client needs
 * @param tag that a client gets; empty for none
 * @param leaseTime as it is written; empty for the default of an hour
 * @param place the line of the configuration
 */
public record DhcpContext(
    Ipv4Address start,
    Ipv4Address end,
    Mode mode,
    Ipv4Address netmask,
    List<String> filter,
    String tag,
    String leaseTime,
    ConfLine place) {
  /** What a range gives out. */
  public enum Mode {
    DYNAMIC,
    STATIC,
    PROXY
  }

  /**
   * What is read of a line: a range of IPv4, a fault, or neither, which is a range of IPv6.
   *
   * @param context null when it is not of IPv4
   */
  record Reading(DhcpContext context, Optional<String> fault) {}

  private static final Reading BAD = new Reading(null, Optional.of("bad dhcp-range"));

  /** Returns the ranges of IPv4, in the order of the configuration. */
  public static List<DhcpContext> of(Configuration conf) {
    return conf.all("dhcp-range").stream()
        .map(line -> parse(line).context())
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * Returns the subnet that the range is about.
   *
   * @param otherwise the network whose prefix length counts if the range names no netmask
   */
  public Ipv4Subnet subnet(Ipv4Subnet otherwise) {
    int length = netmask == null ? otherwise.prefixLength() : Integer.bitCount(netmask.bits());
    return Ipv4Subnet.around(start, length);
  }

  /** Whether it is about that network, as a range or as a proxy. */
  public boolean serves(Ipv4Subnet subnet) {
    return subnet.contains(start)
        || (netmask != null && isSameNet(subnet.network(), start, netmask));
  }

  static Reading parse(ConfLine line) {
    List<String> words = line.words();
    List<String> filter = new ArrayList<>();
    String tag = "";
    int first = 0;
    // A word that cannot be an address is a tag, unless it is the last.
    while (first < words.size() - 1 && !isAddressLike(words.get(first))) {
      String word = words.get(first);
      if (word.startsWith("tag:") || word.startsWith("net:")) {
        if (word.length() > 4) {
          filter.add(word.substring(4));
        }
      } else if (!tag.isEmpty()) {
        return new Reading(null, Optional.of("only one tag allowed"));
      } else {
        tag = word.startsWith("set:") ? word.substring(4) : word;
      }
      first++;
    }
    List<String> rest = words.subList(first, words.size());
    if (rest.size() < 2) {
      return BAD;
    }
    return rest.get(0).indexOf(':') >= 0
        ? new Reading(null, Optional.empty())
        : ofWords(rest, filter, tag, line);
  }

  private static boolean isAddressLike(String word) {
    return word.chars()
        .allMatch(
            c -> c == ' ' || c == '.' || c == ':' || (c < 0x80 && Character.digit(c, 16) >= 0));
  }

  private static Reading ofWords(
      List<String> words, List<String> filter, String tag, ConfLine line) {
    Optional<Ipv4Address> start = Ipv4Address.tryParse(words.get(0));
    Mode mode =
        switch (words.get(1)) {
          case "static" -> Mode.STATIC;
          case "proxy" -> Mode.PROXY;
          default -> Mode.DYNAMIC;
        };
    Optional<Ipv4Address> end = mode == Mode.DYNAMIC ? Ipv4Address.tryParse(words.get(1)) : start;
    if (start.isEmpty() || end.isEmpty()) {
      return BAD;
    }
    // One that ends before it starts is turned round.
    boolean isTurned = start.get().compareTo(end.get()) > 0;
    Ipv4Address from = isTurned ? end.get() : start.get();
    Ipv4Address to = isTurned ? start.get() : end.get();
    int leaseAt = 2;
    Ipv4Address netmask = words.size() > 2 ? address(words.get(2)) : null;
    if (netmask != null) {
      leaseAt = 3;
      if (!isSameNet(from, to, netmask)) {
        return new Reading(null, Optional.of("inconsistent DHCP range"));
      }
      if (words.size() > 3 && address(words.get(3)) != null) {
        leaseAt = 4;
      }
    }
    // Only eight words are taken apart.
    int count = Math.min(words.size(), 8);
    String lease = leaseAt < count ? words.get(leaseAt) : "";
    if (leaseAt < count && (leaseAt != count - 1 || !isLease(lease))) {
      return BAD;
    }
    return new Reading(
        new DhcpContext(from, to, mode, netmask, List.copyOf(filter), tag, lease, line),
        Optional.empty());
  }

  private static Ipv4Address address(String word) {
    return Ipv4Address.tryParse(word).orElse(null);
  }

  private static boolean isLease(String word) {
    return word.equals("infinite")
        || word.equals("deprecated")
        || word.matches("[0-9]*[wWdDhHmMsS]?");
  }

  static boolean isSameNet(Ipv4Address one, Ipv4Address other, Ipv4Address netmask) {
    return ((one.bits() ^ other.bits()) & netmask.bits()) == 0;
  }

  /** Whether the address is one that the range gives out by itself. */
  public boolean gives(Ipv4Address ip) {
    return mode == Mode.DYNAMIC && ip.compareTo(start) >= 0 && ip.compareTo(end) <= 0;
  }
}
