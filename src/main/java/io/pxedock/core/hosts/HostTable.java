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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All hosts of a site.
 *
 * @param hosts in the order of the files
 * @param general problems that belong to no host
 */
public record HostTable(List<Host> hosts, List<Problem> general) {
  private static final int MAX_NAMED = 3;

  /**
   * The hosts of that moment.
   *
   * @throws Failure UNREACHABLE if the files could not be read
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

  /** Returns how many hosts have a line in dhcphosts. */
  public HostCount registered() {
    return HostCount.of(hosts);
  }

  /** Returns how many hosts boot 911 next. */
  public long armed() {
    return hosts.stream().filter(Host::isArmed).count();
  }

  /**
   * The hosts that the words name, each once: a name, an FQDN, an IP, a MAC or the end of one in
   * any spelling, or a range such as {@code cpu-[01-12]}.
   *
   * @throws Failure REFUSED with the first word that fits no host or several, and with all the
   *     members that a range lacks
   */
  public List<Host> resolve(List<String> words) {
    Map<String, Host> found = new LinkedHashMap<>();
    for (String word : words) {
      List<String> members = HostRange.expand(word);
      checkRange(word, members);
      for (String one : members) {
        Host host = resolve(one);
        found.put(host.name() + " " + host.mac(), host);
      }
    }
    return List.copyOf(found.values());
  }

  private void checkRange(String word, List<String> members) {
    if (members.size() == 1 && members.get(0).equals(word)) {
      return;
    }
    Set<String> missing = new LinkedHashSet<>();
    Set<String> present = new LinkedHashSet<>();
    members.forEach(name -> (all(name).isEmpty() ? missing : present).add(name));
    if (missing.isEmpty()) {
      return;
    }
    if (present.isEmpty()) {
      throw Failure.refused("there is no host of '" + word + "'", "see 'pxedock host list'");
    }
    throw Failure.refused(
        folded(missing)
            + (missing.size() == 1 ? " is missing" : " are missing")
            + ": '"
            + word
            + "' names hosts that are not registered",
        "name " + folded(present));
  }

  private static String folded(Set<String> names) {
    return String.join(" ", HostRange.fold(List.copyOf(names)));
  }

  /**
   * The one host that a word names.
   *
   * @throws Failure REFUSED if it fits none or several
   */
  public Host resolve(String word) {
    List<Host> found = all(word);
    if (found.isEmpty()) {
      throw Failure.refused("there is no host '" + word + "'", hint(word));
    }
    if (found.size() > 1) {
      throw ambiguous(word, found);
    }
    return found.get(0);
  }

  private static Failure ambiguous(String word, List<Host> found) {
    if (found.stream().allMatch(host -> host.mac() != null && host.mac().endsWith(word))) {
      String hosts =
          found.stream()
              .limit(MAX_NAMED)
              .map(host -> host.name() + " (" + host.mac() + ")")
              .collect(Collectors.joining(", "));
      return Failure.refused(
          "'" + word + "' ends the MACs of " + found.size() + " hosts: " + hosts,
          "type more of the MAC, or the name");
    }
    return Failure.refused(
            "'" + word + "' is the name of two hosts, the other at " + found.get(1).place(),
            "name the host by its MAC, or fix the files")
        .at(found.get(0).place());
  }

  /** Returns the host that a word names; empty if it names none or several. */
  public Optional<Host> find(String word) {
    List<Host> found = all(word);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Returns whether a word names no host. */
  public boolean isUnknown(String word) {
    return all(word).isEmpty();
  }

  /**
   * Returns every host that a word names: by name, FQDN, IP, MAC or the end of a MAC. Two lines of
   * one MAC are two hosts.
   */
  public List<Host> all(String word) {
    Optional<MacAddress> mac = MacAddress.tryParse(word);
    if (mac.isPresent()) {
      return where(h -> mac.get().equals(h.mac()));
    }
    Optional<Ipv4Address> ip = Ipv4Address.tryParse(word);
    if (ip.isPresent()) {
      return where(h -> ip.get().equals(h.ip()));
    }
    List<Host> byName = where(h -> h.name().equalsIgnoreCase(word));
    List<Host> named = byName.isEmpty() ? where(h -> h.fqdn().equalsIgnoreCase(word)) : byName;
    return named.isEmpty() ? byTail(word) : named;
  }

  /** Finds hosts by the end of their MAC. A BMC's entry is touched only by its full name or MAC. */
  private List<Host> byTail(String word) {
    return where(h -> h.mac() != null && !h.isIpmi() && h.mac().endsWith(word));
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
