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
 * network of the container.
 */
final class ConfNetwork {
  private static final Set<String> ROUTER = Set.of("option:router", "3");

  private final DnsmasqConf conf;
  private final Settings settings;
  private final String device;
  private final List<Problem> found = new ArrayList<>();

  private ConfNetwork(DnsmasqConf conf, Settings settings, String device) {
    this.conf = conf;
    this.settings = settings;
    this.device = device;
  }

  /**
   * @param device the container's interface on the machines' network
   */
  static List<Problem> check(DnsmasqConf conf, Settings settings, String device) {
    ConfNetwork check = new ConfNetwork(conf, settings, device);
    // Where none serves the network, that is an error of the whole file.
    if (conf.ranges().stream().anyMatch(r -> settings.subnet().contains(r.start()))) {
      conf.all("dhcp-range").forEach(check::range);
    }
    conf.all("dhcp-option").forEach(check::router);
    check.listens();
    check.leavesOut("except-interface");
    check.leavesOut("no-dhcp-interface");
    check.tftpInterface();
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

  /**
   * dnsmasq answers on an interface that one line names, or on an address that another one names;
   * everywhere when there are no such lines (iface_check, network.c).
   */
  private void listens() {
    List<Directive> lines =
        Stream.concat(conf.all("interface").stream(), conf.all("listen-address").stream()).toList();
    boolean isNamed =
        lines.stream()
            .flatMap(ConfNetwork::words)
            .anyMatch(w -> matches(w, device) || w.equals(settings.address().toString()));
    if (!lines.isEmpty() && !isNamed) {
      Directive last = lines.get(lines.size() - 1);
      boolean isAddress = last.name().equals("listen-address");
      String place = isAddress ? settings.address().toString() : device;
      found.add(
          Problem.error(
              last.name() + "-differs",
              conf.place(last),
              last.name()
                  + " leaves out "
                  + place
                  + ", the container's "
                  + (isAddress ? "address" : "interface")
                  + ": dnsmasq answers nobody",
              "remove the line, or write " + place));
    }
  }

  private void leavesOut(String directive) {
    conf.all(directive).stream()
        .filter(line -> words(line).anyMatch(word -> matches(word, device)))
        .forEach(
            line ->
                found.add(
                    Problem.error(
                        directive + "-differs",
                        conf.place(line),
                        directive
                            + " leaves out "
                            + device
                            + ", the container's interface: dnsmasq answers nobody",
                        "remove the line")));
  }

  private void tftpInterface() {
    List<Directive> lines =
        conf.all("enable-tftp").stream().filter(line -> !line.value().isEmpty()).toList();
    boolean isNamed =
        lines.stream().flatMap(ConfNetwork::words).anyMatch(word -> matches(word, device));
    if (!lines.isEmpty() && lines.size() == conf.all("enable-tftp").size() && !isNamed) {
      Directive last = lines.get(lines.size() - 1);
      found.add(
          Problem.error(
              "tftp-interface-differs",
              conf.place(last),
              "enable-tftp leaves out " + device + ", the container's interface",
              "write enable-tftp alone"));
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
