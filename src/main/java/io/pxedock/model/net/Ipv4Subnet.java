package io.pxedock.model.net;

import io.pxedock.model.Failure;
import java.util.Optional;
import java.util.function.Predicate;

/** An IPv4 network such as {@code 192.168.0.0/24}. */
public record Ipv4Subnet(Ipv4Address network, int prefixLength) {
  /**
   * Parses a network in CIDR notation.
   *
   * @throws Failure REFUSED if the text is not CIDR notation or has host bits set
   */
  public static Ipv4Subnet parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                Failure.refused(
                    "'" + text + "' is not an IPv4 network",
                    "write it as address/length, such as 192.168.0.0/24"));
  }

  /** Parses a network; empty if the text is not an IPv4 network. */
  public static Optional<Ipv4Subnet> tryParse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[1-9]|[12][0-9]|30")) {
      return Optional.empty();
    }
    int length = Integer.parseInt(text.substring(slash + 1));
    return Ipv4Address.tryParse(text.substring(0, slash))
        .map(address -> new Ipv4Subnet(address, length))
        .filter(subnet -> (subnet.network.bits() & ~subnet.mask()) == 0);
  }

  /** Returns the network that contains the address, for this prefix length. */
  public static Ipv4Subnet around(Ipv4Address address, int prefixLength) {
    return new Ipv4Subnet(new Ipv4Address(address.bits() & mask(prefixLength)), prefixLength);
  }

  private int mask() {
    return mask(prefixLength);
  }

  // Java shifts an int by 32 as by 0.
  private static int mask(int length) {
    return length == 0 ? 0 : -1 << (32 - length);
  }

  /** Returns the netmask, such as 255.255.255.0. */
  public Ipv4Address netmask() {
    return new Ipv4Address(mask());
  }

  /** Returns whether the address is in the network; its first and last address are. */
  public boolean contains(Ipv4Address address) {
    return (address.bits() & mask()) == network.bits();
  }

  /** Returns whether the two networks have an address in common. */
  public boolean overlaps(Ipv4Subnet other) {
    return contains(other.network) || other.contains(network);
  }

  /**
   * Returns whether a machine can have the address: it is inside, and it is neither the network
   * address nor the broadcast address.
   */
  public boolean isHostAddress(Ipv4Address address) {
    return contains(address) && !address.equals(network) && !address.equals(broadcast());
  }

  /** Returns the address of this network that has the same number in it as another address has. */
  public Ipv4Address withHostPartOf(Ipv4Address other) {
    return new Ipv4Address(network.bits() | (other.bits() & ~mask()));
  }

  /** Returns the last address of the network. */
  public Ipv4Address broadcast() {
    return new Ipv4Address(network.bits() | ~mask());
  }

  /** Returns the lowest host address for which the test holds; empty if there is none. */
  public Optional<Ipv4Address> firstFree(Predicate<Ipv4Address> isFree) {
    for (Ipv4Address a = network.plus(1); a.compareTo(broadcast()) < 0; a = a.plus(1)) {
      if (isFree.test(a)) {
        return Optional.of(a);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return network + "/" + prefixLength;
  }
}
