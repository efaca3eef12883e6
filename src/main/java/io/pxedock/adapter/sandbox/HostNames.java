package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.dnsmasq.HostsLine;
import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * dnsmasq's names from its hosts files (read_hostsfile and cache_hash, cache.c), as far as the
 * addresses of DHCP clients come from them.
 */
final class HostNames {
  /** A name's addresses, and those among them whose first name it is. */
  private static final class Addresses {
    final Set<Ipv4Address> all = new HashSet<>();
    // In the order of dnsmasq's hash chain: the last that was read stands first.
    final List<Ipv4Address> primary = new ArrayList<>(1);
  }

  private final Map<String, Addresses> byName = new HashMap<>();
  private final Set<Ipv4Address> named = new HashSet<>();

  /**
   * Takes a file in.
   *
   * @param complain told what is dropped, as the log says it
   * @return how many names were read, duplicates included, bad ones not
   */
  int read(HostsFile file, String path, Consumer<String> complain) {
    int names = 0;
    for (HostsLine line : file.entries()) {
      if (line.isBadAddress()) {
        complain.accept("bad address at " + path + " line " + line.number());
        continue;
      }
      List<String> bad = line.badNames(DnsmasqVersion.REFERENCE);
      bad.forEach(name -> complain.accept("bad name at " + path + " line " + line.number()));
      List<String> good = line.names().stream().filter(name -> !bad.contains(name)).toList();
      names += good.size();
      line.ip().ifPresent(ip -> good.forEach(name -> add(name, ip)));
    }
    return names;
  }

  private void add(String name, Ipv4Address ip) {
    Addresses addresses =
        byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new Addresses());
    // Only the first name of an address, over all files, is its name in the reverse direction.
    boolean isPrimary = named.add(ip);
    if (addresses.all.add(ip) && isPrimary) {
      addresses.primary.add(0, ip);
    }
  }

  /**
   * The address that a host of that name gets (dhcp_update_configs, dhcp-common.c). With several,
   * one whose first name it is; each question moves on to the next of those.
   */
  Optional<Ipv4Address> lookUp(String name, Consumer<String> complain) {
    Addresses addresses = byName.get(name.toLowerCase(Locale.ROOT));
    if (addresses == null) {
      return Optional.empty();
    }
    if (addresses.all.size() == 1) {
      return addresses.all.stream().findFirst();
    }
    if (addresses.primary.isEmpty()) {
      return Optional.empty();
    }
    Collections.rotate(addresses.primary, -1);
    Ipv4Address chosen = addresses.primary.get(0);
    complain.accept(
        name + " has more than one address in hostsfile, using " + chosen + " for DHCP");
    return Optional.of(chosen);
  }
}
