package io.pxedock.core.diagnosis;

import io.pxedock.core.dnsmasq.model.ConfLine;
import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.dnsmasq.model.DhcpContext;
import io.pxedock.core.dnsmasq.model.DhcpOption;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.FileLine;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.site.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lines of {@code dnsmasq.conf} that name addresses or interfaces, each held against the
 * network of the container.
 */
final class ConfNetwork {
  private final SiteFiles files;
  private final Configuration conf;
  private final Settings settings;
  private final String device;
  private final List<Problem> found = new ArrayList<>();

  private ConfNetwork(SiteFiles files, Configuration conf, Settings settings, String device) {
    this.files = files;
    this.conf = conf;
    this.settings = settings;
    this.device = device;
  }

  /**
   * Returns what is wrong.
   *
   * @param device the container's interface on the machines' network
   */
  static List<Problem> check(
      SiteFiles files, Configuration conf, Settings settings, String device) {
    ConfNetwork check = new ConfNetwork(files, conf, settings, device);
    List<DhcpContext> ranges = DhcpContext.of(conf);
    // Where none serves the network, that is an error of the whole file.
    if (ranges.stream().anyMatch(range -> settings.subnet().contains(range.start()))) {
      ranges.forEach(check::range);
    }
    DhcpOption.of(conf).stream().filter(DhcpOption::isRouter).forEach(check::router);
    check.listens();
    check.leavesOut("except-interface");
    check.leavesOut("no-dhcp-interface");
    check.tftpInterface();
    return check.found;
  }

  private void range(DhcpContext range) {
    Ipv4Subnet subnet = settings.subnet();
    Ipv4Subnet served = range.subnet(subnet);
    // A site may serve other networks too: those of its BMCs.
    if (!served.equals(subnet) && served.overlaps(subnet)) {
      warning(
          "range-differs",
          range.place(),
          "dhcp-range serves " + served + ", and the network is " + subnet,
          "write the netmask " + subnet.netmask() + " in it");
    }
  }

  private void router(DhcpOption option) {
    List<Ipv4Address> told = option.addresses();
    // A tag keeps a line from the machines of other networks, such as the BMCs'.
    boolean isElsewhere =
        !option.tags().isEmpty() && told.stream().noneMatch(settings.subnet()::contains);
    if (!told.isEmpty() && !isElsewhere && !told.contains(settings.gateway())) {
      warning(
          "router-differs",
          option.place(),
          "machines are told the router " + told.get(0) + ", not " + settings.gateway(),
          "write option:router," + settings.gateway());
    }
  }

  /**
   * dnsmasq answers on an interface that one line names, or on an address that another one names;
   * everywhere when there are no such lines (iface_check, network.c).
   */
  private void listens() {
    List<ConfLine> lines =
        Stream.concat(conf.all("interface").stream(), conf.all("listen-address").stream()).toList();
    boolean isNamed =
        lines.stream()
            .flatMap(ConfNetwork::words)
            .anyMatch(w -> matches(w, device) || w.equals(settings.address().toString()));
    if (!lines.isEmpty() && !isNamed) {
      ConfLine last = lines.get(lines.size() - 1);
      boolean isAddress = last.name().equals("listen-address");
      String place = isAddress ? settings.address().toString() : device;
      found.add(
          Problem.error(
              last.name() + "-differs",
              place(last),
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
                        place(line),
                        directive
                            + " leaves out "
                            + device
                            + ", the container's interface: dnsmasq answers nobody",
                        "remove the line")));
  }

  private void tftpInterface() {
    List<ConfLine> lines =
        conf.all("enable-tftp").stream().filter(line -> !line.value().isEmpty()).toList();
    boolean isNamed =
        lines.stream().flatMap(ConfNetwork::words).anyMatch(word -> matches(word, device));
    if (!lines.isEmpty() && lines.size() == conf.all("enable-tftp").size() && !isNamed) {
      ConfLine last = lines.get(lines.size() - 1);
      found.add(
          Problem.error(
              "tftp-interface-differs",
              place(last),
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

  private static Stream<String> words(ConfLine line) {
    return Stream.of(line.value().split(",")).map(String::strip).filter(w -> !w.isEmpty());
  }

  private FileLine place(ConfLine line) {
    return files.place(line.path(), line.number());
  }

  private void warning(String code, ConfLine line, String message, String remedy) {
    found.add(Problem.warning(code, place(line), message, remedy));
  }
}
