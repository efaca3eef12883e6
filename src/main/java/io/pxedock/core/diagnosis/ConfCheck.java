package io.pxedock.core.diagnosis;

import io.pxedock.core.dnsmasq.DhcpRange;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.FileLine;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.Ipv4Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Whether {@code dnsmasq.conf} can do what the site needs of it. */
public final class ConfCheck {
  private final SiteFiles files;
  private final DnsmasqConf conf;
  private final Ipv4Subnet subnet;
  private final List<Problem> found = new ArrayList<>();

  private ConfCheck(SiteFiles files, Ipv4Subnet subnet) {
    this.files = files;
    this.conf = files.conf();
    this.subnet = subnet;
  }

  /**
   * @throws io.pxedock.model.Failure unreachable, when the files could not be read
   */
  public static List<Problem> of(Snapshot snapshot) {
    ConfCheck check = new ConfCheck(snapshot.files().orThrow(), snapshot.settings().subnet());
    check.checkJoin();
    check.checkRanges();
    check.found.addAll(ConfNetwork.check(check.conf, snapshot.settings()));
    check.checkFiles();
    check.checkBoot();
    return List.copyOf(check.found);
  }

  private void checkJoin() {
    if (!conf.hasDns()) {
      error(
          "no-dns",
          place("port"),
          "port=0 turns DNS off, and without it no host gets an address by its name",
          "remove the line");
    }
    if (conf.hostsFiles().isEmpty()) {
      error(
          "no-hosts-file",
          conf.place(),
          "no addn-hosts names a hosts file",
          "add addn-hosts=/conf/hosts");
    }
    if (conf.dhcpHostsFiles().isEmpty()) {
      error(
          "no-dhcp-hostsfile",
          conf.place(),
          "no dhcp-hostsfile names the known machines",
          "add dhcp-hostsfile=/conf/dhcphosts");
    }
  }

  private void checkRanges() {
    List<DhcpRange> ranges = conf.ranges();
    Predicate<DhcpRange> serves = r -> subnet.contains(r.start());
    if (ranges.isEmpty()) {
      error(
          "no-dhcp-range",
          conf.place(),
          "no dhcp-range: DHCP is off",
          "add dhcp-range=" + subnet.network() + ",static");
    } else if (ranges.stream().noneMatch(serves)) {
      error(
          "range-outside",
          place("dhcp-range"),
          "no dhcp-range lies in the network's subnet " + subnet,
          "write dhcp-range=" + subnet.network() + ",static");
    }
  }

  private void checkFiles() {
    for (String path : files.unmapped()) {
      error(
          "unmapped-file",
          conf.place(),
          path + " lies in no bind of the container",
          "name a path below /conf");
    }
    files.hostsFiles().stream()
        .filter(f -> files.info(f.path()).isEmpty())
        .forEach(f -> missing("addn-hosts", f.shown()));
    files.dhcpHostsFiles().stream()
        .filter(f -> files.info(f.path()).isEmpty())
        .forEach(f -> missing("dhcp-hostsfile", f.shown()));
    if (files.paths().outside(conf.leaseFile()).isEmpty()) {
      warning(
          "lease-file-lost",
          place("dhcp-leasefile"),
          "the lease file " + conf.leaseFile() + " goes with the container",
          "write dhcp-leasefile=/conf/leases");
    }
  }

  private void missing(String directive, String shown) {
    error("missing-file", place(directive), "there is no " + shown, "create it, if only empty");
  }

  private void checkBoot() {
    if (!conf.has("enable-tftp")) {
      error("no-tftp", conf.place(), "TFTP is off", "add enable-tftp");
    }
    if (!conf.has("dhcp-boot") && !conf.has("pxe-service")) {
      error(
          "no-boot-file",
          conf.place(),
          "no dhcp-boot names a boot file",
          "add dhcp-boot=pxelinux.0");
    }
    if (!conf.has("log-dhcp")) {
      warning("no-log-dhcp", conf.place(), "DHCP is logged only briefly", "add log-dhcp");
    }
  }

  private FileLine place(String directive) {
    return conf.last(directive).map(conf::place).orElse(conf.place());
  }

  private void error(String code, FileLine where, String message, String remedy) {
    found.add(Problem.error(code, where, message, remedy));
  }

  private void warning(String code, FileLine where, String message, String remedy) {
    found.add(Problem.warning(code, where, message, remedy));
  }
}
