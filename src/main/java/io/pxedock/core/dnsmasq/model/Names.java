package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.DnsmasqRule;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of the hosts files in dnsmasq's cache, as far as the addresses of dhcp-hosts come from
 * them (add_hosts_entry, cache_hash and cache_find_by_name, cache.c).
 *
 * <p>Names are kept in chains by a hash that differs from run to run. That shows where a name is
 * the first name of several addresses and other names were read between them: then it is not known
 * which of them comes first.
 */
final class Names {
  /**
   * The number of names from which the chains are rebuilt, in an order that depends on the hash.
   */
  private static final int MAX_ORDERED = 600;

  /** An address of a name. */
  static final class Address {
    final Ipv4Address ip;
    final String ipv6;
    final HostsPlace place;
    final boolean isPrimary;

    private Address(Ipv4Address ip, String ipv6, HostsPlace place, boolean isPrimary) {
      this.ip = ip;
      this.ipv6 = ipv6;
      this.place = place;
      this.isPrimary = isPrimary;
    }

    boolean isIpv6() {
      return ip == null;
    }

    private Object key() {
      return ip == null ? ipv6 : ip;
    }
  }

  /** A name, and when its first and its last primary address came. */
  private static final class Chain {
    final List<Address> addresses = new ArrayList<>(1);
    int first = -1;
    int own;
    boolean isMixed;
  }

  /**
   * What a look-up gives.
   *
   * @param address null for none
   * @param isOneOfSeveral whether dnsmasq says that the name has more than one address
   * @param isSilent whether there are several, and none of them counts
   * @param isKnown false when it depends on the hash which address it is
   */
  record Found(Address address, boolean isOneOfSeveral, boolean isSilent, boolean isKnown) {}

  private static final Found NOTHING = new Found(null, false, false, true);

  private final DnsmasqVersion version;
  private final Map<String, Chain> chains = new HashMap<>();
  private final Set<Object> named = new HashSet<>();
  private int primaries;
  private int count;
  private boolean isUnordered;

  Names(DnsmasqVersion version) {
    this.version = version;
  }

  /** Notes that files are read in an order that is not known. */
  void mix() {
    isUnordered = true;
  }

  void add(String name, Ipv4Address ip, String ipv6, HostsPlace place) {
    count++;
    Chain chain = chains.computeIfAbsent(name, key -> new Chain());
    Object key = ip == null ? ipv6 : ip;
    if (isThere(chain, key, ip == null)) {
      return;
    }
    boolean isPrimary = named.add(key);
    insert(chain, new Address(ip, ipv6, place, isPrimary));
  }

  private boolean isThere(Chain chain, Object key, boolean isIpv6) {
    List<Address> found = rotate(chain, isIpv6);
    return version.has(DnsmasqRule.FINDS_EVERY_DUPLICATE)
        ? found.stream().anyMatch(a -> a.key().equals(key))
        : !found.isEmpty() && found.get(0).key().equals(key);
  }

  private void insert(Chain chain, Address address) {
    List<Address> all = chain.addresses;
    boolean keepsOrder = version.has(DnsmasqRule.KEEPS_ORDER);
    int primary = (int) all.stream().filter(a -> a.isPrimary).count();
    if (address.isPrimary) {
      primaries++;
      chain.isMixed |= chain.own > 0 && chain.first + chain.own != primaries - 1;
      chain.first = chain.own == 0 ? primaries - 1 : chain.first;
      chain.own++;
      all.add(keepsOrder ? primary : 0, address);
    } else {
      all.add(keepsOrder ? all.size() : primary, address);
    }
    // 2.88 and 2.89 put the one kind behind the other as it comes.
    boolean keepsKinds = !keepsOrder || version.has(DnsmasqRule.KEEPS_ORDER_OF_EACH_KIND);
    chain.isMixed |= !keepsKinds && chain.own < all.size();
  }

  /** The addresses of one kind, in their order; the first of them goes behind the others then. */
  private static List<Address> rotate(Chain chain, boolean isIpv6) {
    List<Integer> same = new ArrayList<>(1);
    List<Address> found = new ArrayList<>(1);
    for (int i = 0; i < chain.addresses.size(); i++) {
      Address address = chain.addresses.get(i);
      if (address.isIpv6() == isIpv6) {
        found.add(address);
        if (address.isPrimary == found.get(0).isPrimary) {
          same.add(i);
        }
      }
    }
    if (same.size() > 1) {
      List<Address> moved = new ArrayList<>(same.stream().map(chain.addresses::get).toList());
      Collections.rotate(moved, -1);
      for (int i = 0; i < moved.size(); i++) {
        chain.addresses.set(same.get(i), moved.get(i));
      }
    }
    return found;
  }

  /** The address that a dhcp-host of that name gets (dhcp_update_configs, dhcp-common.c). */
  Found lookUp(String name, boolean isIpv6) {
    Chain chain = chains.get(name);
    if (chain == null) {
      return NOTHING;
    }
    List<Address> found = rotate(chain, isIpv6);
    if (found.size() < 2) {
      return found.isEmpty() ? NOTHING : new Found(found.get(0), false, false, true);
    }
    if (isUnordered) {
      return new Found(found.get(0), true, false, false);
    }
    Optional<Address> primary = found.stream().filter(a -> a.isPrimary).findFirst();
    if (primary.isEmpty()) {
      return new Found(null, false, true, true);
    }
    boolean isAlone = found.stream().filter(a -> a.isPrimary).count() == 1;
    boolean isOrdered =
        count <= MAX_ORDERED && !(chain.isMixed && version.has(DnsmasqRule.KEEPS_ORDER));
    return new Found(primary.get(), true, false, isAlone || isOrdered);
  }

  /** The addresses of IPv4 of a name. */
  List<Ipv4Address> addresses(String name) {
    Chain chain = chains.get(name);
    return chain == null
        ? List.of()
        : chain.addresses.stream().filter(a -> !a.isIpv6()).map(a -> a.ip).toList();
  }

  /** The places that give the name an address, in the order of the files. */
  List<HostsPlace> places(String name) {
    Chain chain = chains.get(name);
    return chain == null ? List.of() : chain.addresses.stream().map(a -> a.place).toList();
  }
}
