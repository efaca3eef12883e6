package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.ConfigLine;
import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.HexField;
import io.pxedock.model.net.Ipv4Address;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of dnsmasq, and what keeps it from starting with one (read_file and one_opt,
 * option.c). The table is that of the array {@code opts} of each version from 2.80 to 2.92: a name,
 * and from which version on it takes no value (0), needs one (1), or may have one (2). Values are
 * checked of the options that a boot server has.
 */
final class ConfOptions {
  private static final Set<String> NUMBERS =
      Set.of(
          "cache-size",
          "dns-forward-max",
          "dhcp-lease-max",
          "tftp-max",
          "tftp-mtu",
          "edns-packet-max",
          "local-ttl",
          "neg-ttl",
          "max-ttl",
          "max-cache-ttl",
          "min-cache-ttl",
          "auth-ttl",
          "dhcp-ttl",
          "port-limit",
          "log-async");
  private static final Set<String> PORTS = Set.of("port", "query-port", "min-port", "max-port");

  private static final List<Since> TABLE = table();

  /** From that version on an option has that kind of value. */
  private record Since(String name, DnsmasqVersion version, int kind) {}

  private final Map<String, Integer> kinds = new HashMap<>();
  private final DnsmasqVersion version;
  private final Set<Ipv4Address> taken = new HashSet<>();

  ConfOptions(DnsmasqVersion version) {
    this.version = version;
    DnsmasqVersion of = version.isKnown() ? version : DnsmasqVersion.REFERENCE;
    TABLE.stream()
        .filter(row -> row.version().compareTo(of) <= 0)
        .forEach(row -> kinds.put(row.name(), row.kind()));
  }

  private static List<Since> table() {
    try (InputStream in = ConfOptions.class.getResourceAsStream("options.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .flatMap(
              line -> {
                List<String> words = List.of(line.split(" "));
                return words.stream().skip(1).map(word -> since(words.get(0), word));
              })
          .collect(Collectors.toUnmodifiableList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Since since(String name, String word) {
    String[] parts = word.split("[.:]");
    return new Since(
        name,
        new DnsmasqVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])),
        Integer.parseInt(parts[2]));
  }

  /** Why dnsmasq does not start with the line, up to {@code at line}; empty when it takes it. */
  Optional<String> fault(ConfLine line) {
    Integer kind = kinds.get(line.name());
    if (kind == null) {
      return Optional.of("bad option");
    }
    if (kind == 0 && line.raw() != null) {
      return Optional.of("extraneous parameter");
    }
    if (kind == 1 && line.raw() == null) {
      return Optional.of("missing parameter");
    }
    return line.raw() == null ? Optional.empty() : faultOfValue(line);
  }

  private Optional<String> faultOfValue(ConfLine line) {
    if (NUMBERS.contains(line.name())) {
      return error(line.value().chars().allMatch(ConfOptions::isDigit));
    }
    if (PORTS.contains(line.name())) {
      return error(isPort(line.value()));
    }
    return switch (line.name()) {
      case "dhcp-range" -> DhcpContext.parse(line).fault();
      case "dhcp-host" -> hostFault(line);
      case "listen-address" ->
          error(line.words().stream().allMatch(w -> isAddress(w) || w.indexOf(':') >= 0));
      case "dhcp-mac" ->
          error(
              line.words().size() > 1
                  && HexField.address(ConfigLine.unhide(rest(line.raw()))).isPresent());
      case "tag-if" -> TagRules.isConditions(line.words()) ? Optional.empty() : TagRules.BAD;
      default -> Optional.empty();
    };
  }

  private static String rest(String raw) {
    return ConfLine.trim(raw.substring(raw.indexOf(',') + 1));
  }

  private static Optional<String> error(boolean isFine) {
    return isFine ? Optional.empty() : Optional.of("error");
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPort(String value) {
    return value.chars().allMatch(ConfOptions::isDigit)
        && (value.isEmpty() || (value.length() < 10 && Integer.parseInt(value) <= 0xffff));
  }

  private static boolean isAddress(String word) {
    return Ipv4Address.tryParse(word).isPresent();
  }

  private Optional<String> hostFault(ConfLine line) {
    DhcpHostLine host = DhcpHostLine.ofOption(line.number(), line.text());
    Optional<String> fault = HostFaults.of(host, version, taken::contains);
    host.ip().ifPresent(taken::add);
    return fault;
  }
}
