package io.pxedock.core.diagnosis;

import io.pxedock.core.dnsmasq.DhcpRange;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.dnsmasq.DnsmasqConf.Directive;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.site.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The lines of {@code dnsmasq.conf} that name addresses or interfaces, each held against the
 * network that the container stands in.
 */
final class ConfNetwork {
  /** What Docker calls the first network of a container inside it. */
  private static final String INTERFACE = "eth0";

  private static final Set<String> ROUTER = Set.of("option:router", "3");

  private final DnsmasqConf conf;
  private final Settings settings;
  private final List<Problem> found = new ArrayList<>();

  private ConfNetwork(DnsmasqConf conf, Settings settings) {
    this.conf = conf;
    this.settings = settings;
  }

  static List<Problem> check(DnsmasqConf conf, Settings settings) {
    ConfNetwork check = new ConfNetwork(conf, settings);
    // Where none serves the network, that is an error of the whole file.
    if (conf.ranges().stream().anyMatch(r -> settings.subnet().contains(r.start()))) {
      conf.all("dhcp-range").forEach(check::range);
    }
    conf.all("dhcp-option").forEach(check::router);
    check.only("listen-address", settings.address().toString(), "the container's address");
    check.only("interface", INTERFACE, "the container's interface");
    return check.found;
  }

  private void range(Directive line) {
    Optional<DhcpRange> range = DhcpRange.parse(line.value());
    if (range.isEmpty()) {
      return;
    }
    Ipv4Subnet subnet = settings.subnet();
    Ipv4Subnet served = range.get().subnet(subnet);
    // A site may serve other networks too: those of its BMCs.
    boolean isElsewhere = !served.contains(subnet.network()) && !subnet.contains(served.network());
    if (!served.equals(subnet) && !isElsewhere) {
      warning(
          "range-differs",
          line,
          "dhcp-range serves " + served + ", and the network is " + subnet,
          "write " + subnet.network() + ",static," + subnet.netmask());
    }
  }

  private void router(Directive line) {
    List<String> words =
        words(line).filter(word -> !word.startsWith("tag:") && !word.startsWith("net:")).toList();
    boolean names = !words.isEmpty() && ROUTER.contains(words.get(0));
    Optional<Ipv4Address> told =
        words.size() > 1 ? Ipv4Address.tryParse(words.get(1)) : Optional.empty();
    boolean isElsewhere = told.filter(ip -> !settings.subnet().contains(ip)).isPresent();
    boolean hasTag = words(line).anyMatch(w -> w.startsWith("tag:") || w.startsWith("net:"));
    if (names
        && words.size() > 1
        && !(isElsewhere && hasTag)
        && !words.contains(settings.gateway().toString())) {
      warning(
          "router-differs",
          line,
          "machines are told the router " + words.get(1) + ", not " + settings.gateway(),
          "write option:router," + settings.gateway());
    }
  }

  /** What restricts dnsmasq to some places must name the one where the machines are. */
  private void only(String directive, String place, String what) {
    List<Directive> lines = conf.all(directive);
    boolean isNamed = lines.stream().flatMap(ConfNetwork::words).anyMatch(w -> matches(w, place));
    if (!lines.isEmpty() && !isNamed) {
      warning(
          directive + "-differs",
          lines.get(lines.size() - 1),
          directive + " leaves out " + place + ", " + what,
          "remove the line, or write " + place);
    }
  }

  // dnsmasq(8): an interface name that ends in an asterisk stands for all that begin so.
  private static boolean matches(String word, String name) {
    return word.endsWith("*")
        ? name.startsWith(word.substring(0, word.length() - 1))
        : word.equals(name);
  }

  private static Stream<String> words(Directive line) {
    return Stream.of(line.value().split(",")).map(String::strip).filter(w -> !w.isEmpty());
  }

  private void warning(String code, Directive line, String message, String remedy) {
    found.add(Problem.warning(code, conf.place(line), message, remedy));
  }
}
