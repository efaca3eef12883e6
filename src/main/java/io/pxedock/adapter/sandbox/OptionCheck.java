package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.DhcpRange;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.dnsmasq.DnsmasqConf.Directive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What keeps dnsmasq from starting with a configuration. It knows every option's name, as {@code
 * dnsmasq --help} lists them, and the values of those that a PXE boot server has.
 */
final class OptionCheck {
  private static final Set<String> OPTIONS = options();
  private static final Set<String> FLAGS =
      Set.of("log-dhcp", "no-hosts", "no-resolv", "enable-tftp", "expand-hosts", "no-ping");
  private static final Set<String> NEEDS_VALUE =
      Set.of(
          "port", "addn-hosts", "dhcp-hostsfile", "dhcp-range", "dhcp-boot", "tftp-root", "user");

  private OptionCheck() {}

  private static Set<String> options() {
    try (InputStream in = OptionCheck.class.getResourceAsStream("dnsmasq-options.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first fault, as dnsmasq says it, up to {@code of …}. */
  static Optional<String> fault(DnsmasqConf conf) {
    return conf.directives().stream().flatMap(d -> fault(conf, d).stream()).findFirst();
  }

  private static Optional<String> fault(DnsmasqConf conf, Directive directive) {
    String what = null;
    String name = directive.name();
    String value = directive.value();
    if (!OPTIONS.contains(name)) {
      what = "bad option";
    } else if (FLAGS.contains(name) && !value.isEmpty()) {
      what = "extraneous parameter";
    } else if (NEEDS_VALUE.contains(name) && value.isEmpty()) {
      what = "missing parameter";
    } else if (name.equals("port") && !value.matches("[0-9]{1,5}")) {
      what = "error";
    } else if (name.equals("dhcp-range") && isBadRange(conf, directive)) {
      what = "bad dhcp-range";
    }
    return Optional.ofNullable(what).map(w -> w + " at line " + directive.line());
  }

  private static boolean isBadRange(DnsmasqConf conf, Directive directive) {
    List<DhcpRange> ranges = conf.ranges();
    return directive.value().matches("[0-9.]+(,.*)?")
        && ranges.size() < conf.all("dhcp-range").size();
  }
}
