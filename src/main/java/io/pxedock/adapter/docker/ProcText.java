package io.pxedock.adapter.docker;

import io.pxedock.model.container.ContainerInside.Interface;
import io.pxedock.model.container.ContainerInside.Rights;
import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the kernel says of a process and of its network (proc(5)). */
final class ProcText {
  /** CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH. */
  private static final long PASSES_PERMISSIONS = 0b110;

  private static final Pattern ROUTE =
      Pattern.compile(
          "(\\S+)\\t([0-9A-F]{8})\\t[0-9A-F]{8}\\t\\S+\\t\\S+\\t\\S+\\t\\S+\\t([0-9A-F]{8}).*");
  private static final Pattern LEAF = Pattern.compile("\\s*\\|-- ([0-9.]+)");

  private ProcText() {}

  /**
   * @param status the text of {@code /proc/<pid>/status}
   */
  static Rights rights(String status) {
    int user = number(status, "Uid:\\s+\\d+\\s+(\\d{1,10})", 10).orElse(0L).intValue();
    Set<Integer> groups = new HashSet<>();
    number(status, "Gid:\\s+\\d+\\s+(\\d{1,10})", 10).ifPresent(g -> groups.add(g.intValue()));
    Matcher more = Pattern.compile("(?m)^Groups:\\s*([0-9 ]*)$").matcher(status);
    if (more.find()) {
      for (String group : more.group(1).trim().split("\\s+")) {
        if (!group.isEmpty()) {
          groups.add((int) Long.parseLong(group));
        }
      }
    }
    long capabilities = number(status, "CapEff:\\s+([0-9a-f]{1,16})", 16).orElse(0L);
    return new Rights(user, groups, (capabilities & PASSES_PERMISSIONS) != 0);
  }

  /**
   * Returns the user and group of a process as {@code docker exec --user} takes them; empty for
   * root.
   *
   * @param status the text of {@code /proc/<pid>/status}, or its beginning
   */
  static Optional<String> user(String status) {
    return number(status, "Uid:\\s+\\d+\\s+(\\d{1,10})", 10)
        .filter(user -> user != 0)
        .flatMap(
            user ->
                number(status, "Gid:\\s+\\d+\\s+(\\d{1,10})", 10).map(group -> user + ":" + group));
  }

  private static Optional<Long> number(String text, String pattern, int radix) {
    Matcher m = Pattern.compile("(?m)^" + pattern).matcher(text);
    return m.find() ? Optional.of(Long.parseUnsignedLong(m.group(1), radix)) : Optional.empty();
  }

  /**
   * Returns the network interfaces with the addresses that lie in a subnet of each.
   *
   * @param dev the text of {@code net/dev}
   * @param route the text of {@code net/route}
   * @param trie the text of {@code net/fib_trie}
   * @param down the interfaces that are not up
   */
  static List<Interface> interfaces(String dev, String route, String trie, Set<String> down) {
    Map<String, List<Ipv4Address>> addresses = new TreeMap<>();
    dev.lines()
        .filter(line -> line.contains(":"))
        .map(line -> line.substring(0, line.indexOf(':')).strip())
        .forEach(name -> addresses.put(name, new ArrayList<>()));
    for (Ipv4Address local : locals(trie)) {
      interfaceOf(local, route)
          .ifPresent(name -> addresses.computeIfAbsent(name, n -> new ArrayList<>()).add(local));
    }
    return addresses.entrySet().stream()
        .map(e -> new Interface(e.getKey(), !down.contains(e.getKey()), List.copyOf(e.getValue())))
        .toList();
  }

  /** The addresses of this network itself: leaves that the trie calls "host LOCAL". */
  private static List<Ipv4Address> locals(String trie) {
    List<Ipv4Address> found = new ArrayList<>();
    Optional<Ipv4Address> leaf = Optional.empty();
    for (String line : trie.lines().toList()) {
      Matcher m = LEAF.matcher(line);
      if (m.matches()) {
        leaf = Ipv4Address.tryParse(m.group(1));
      } else if (line.contains("/32 host LOCAL") && leaf.isPresent()) {
        if (!found.contains(leaf.get()) && !leaf.get().toString().startsWith("127.")) {
          found.add(leaf.get());
        }
      }
    }
    return found;
  }

  private static Optional<String> interfaceOf(Ipv4Address address, String route) {
    String best = null;
    int bestBits = -1;
    for (String line : route.lines().toList()) {
      Matcher m = ROUTE.matcher(line);
      if (m.matches()) {
        int network = Integer.reverseBytes(Integer.parseUnsignedInt(m.group(2), 16));
        int mask = Integer.reverseBytes(Integer.parseUnsignedInt(m.group(3), 16));
        int bits = Integer.bitCount(mask);
        if ((address.bits() & mask) == network && bits > bestBits && bits > 0) {
          best = m.group(1);
          bestBits = bits;
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
