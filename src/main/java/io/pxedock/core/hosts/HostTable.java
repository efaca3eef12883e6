package io.pxedock.core.hosts;

import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All hosts of a site.
 *
 * @param hosts in the order of the files
 * @param general problems that belong to no host
 */
public record HostTable(List<Host> hosts, List<Problem> general) {
  /**
   * The hosts of that moment.
   *
   * @throws Failure unreachable, when the files could not be read
   */
  public static HostTable of(Snapshot snapshot) {
    return HostJoin.join(
        snapshot.files().orThrow(), snapshot.settings(), snapshot.version(), snapshot.taken());
  }

  /** Returns the problems of all hosts and of lines that belong to no host. */
  public List<Problem> problems() {
    return Stream.concat(hosts.stream().flatMap(h -> h.problems().stream()), general.stream())
        .distinct()
        .toList();
  }

  /** Returns how many hosts boot 911 next. */
  public long armed() {
    return hosts.stream().filter(Host::isArmed).count();
  }

  /**
   * The hosts that the words name, each once: a name, an FQDN, an IP or a MAC in any spelling, or a
   * range such as {@code cpu-[01-12]}.
   *
   * @throws Failure refused, naming the first word that fits no host or fits several
   */
  public List<Host> resolve(List<String> words) {
    Map<String, Host> found = new LinkedHashMap<>();
    for (String word : words) {
      for (String one : HostRange.expand(word)) {
        Host host = resolve(one);
        found.put(host.name() + " " + host.mac(), host);
      }
    }
    return List.copyOf(found.values());
  }

  /**
   * The one host that a word names.
   *
   * @throws Failure refused, when it fits none or several
   */
  public Host resolve(String word) {
    List<Host> found = find(word);
    if (found.isEmpty()) {
      throw Failure.refused("there is no host '" + word + "'", hint(word));
    }
    if (found.size() > 1) {
      Host other = found.get(1);
      throw Failure.refused(
              "'" + word + "' is the name of two hosts, the other at " + other.place(),
              "name the host by its MAC, or fix the files")
          .at(found.get(0).place());
    }
    return found.get(0);
  }

  private List<Host> find(String word) {
    Optional<MacAddress> mac = MacAddress.tryParse(word);
    if (mac.isPresent()) {
      return where(h -> mac.get().equals(h.mac()));
    }
    Optional<Ipv4Address> ip = Ipv4Address.tryParse(word);
    if (ip.isPresent()) {
      return where(h -> ip.get().equals(h.ip()));
    }
    List<Host> byName = where(h -> h.name().equalsIgnoreCase(word));
    return byName.isEmpty() ? where(h -> h.fqdn().equalsIgnoreCase(word)) : byName;
  }

  private List<Host> where(Predicate<Host> test) {
    return hosts.stream().filter(test).toList();
  }

  private String hint(String word) {
    List<String> near = new ArrayList<>();
    String wanted = word.toLowerCase(Locale.ROOT);
    for (Host host : hosts) {
      String name = host.name().toLowerCase(Locale.ROOT);
      if (near.size() < 3 && (Spelling.isNear(name, wanted, 1) || name.endsWith("-" + wanted))) {
        near.add(host.name());
      }
    }
    return near.isEmpty()
        ? "see 'pxedock host list'"
        : "did you mean " + String.join(" or ", near) + "?";
  }

  /** Returns the hosts by their MACs and by their addresses, each in text. */
  public Map<String, Host> owners() {
    Map<String, Host> owners = new HashMap<>();
    for (Host host : hosts) {
      host.hardware().ifPresent(mac -> owners.put(mac.text(), host));
      host.address().ifPresent(ip -> owners.put(ip.toString(), host));
    }
    return owners;
  }

  /** Returns the host with this hardware address. */
  public Optional<Host> owner(MacAddress mac) {
    return hosts.stream().filter(h -> mac.equals(h.mac())).findFirst();
  }

  /** Returns the host with this short name or FQDN. */
  public Optional<Host> ownerOfName(String name) {
    return hosts.stream()
        .filter(h -> h.name().equalsIgnoreCase(name) || h.fqdn().equalsIgnoreCase(name))
        .findFirst();
  }
}
