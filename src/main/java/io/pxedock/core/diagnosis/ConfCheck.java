package io.pxedock.core.diagnosis;

import io.pxedock.core.boot.ServedTree;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.model.ConfLine;
import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.dnsmasq.model.DhcpContext;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.FileLine;
import io.pxedock.model.container.ContainerInside;
import io.pxedock.model.container.ContainerRights;
import io.pxedock.model.container.ServerBinds;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.Ipv4Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether {@code dnsmasq.conf} can do what the site needs of it. */
public final class ConfCheck {
  /** The code of a lease file that the container cannot write. */
  public static final String LOCKED_LEASES = "locked-lease-file";

  private static final String LEASES = "dhcp-leasefile";
  private static final Set<String> HOST_FILES = Set.of("addn-hosts", "dhcp-hostsfile");

  private final SiteFiles files;
  private final Configuration whole;
  private final Ipv4Subnet subnet;
  private final List<Problem> found = new ArrayList<>();

  private ConfCheck(SiteFiles files, Ipv4Subnet subnet, DnsmasqVersion version) {
    this.files = files;
    this.whole = files.configuration(version);
    this.subnet = subnet;
  }

  /**
   * @throws io.pxedock.model.Failure UNREACHABLE if the files could not be read
   */
  public static List<Problem> of(Snapshot snapshot) {
    ConfCheck check =
        new ConfCheck(snapshot.files().orThrow(), snapshot.settings().subnet(), snapshot.version());
    check.checkStart();
    check.checkJoin();
    check.checkRanges();
    check.found.addAll(
        ConfNetwork.check(check.files, check.whole, snapshot.settings(), snapshot.device()));
    snapshot
        .container()
        .orElse(Optional.empty())
        .ifPresent(container -> check.checkWritable(container.rights()));
    check.checkFiles(snapshot.container().orElse(Optional.empty()).isPresent());
    snapshot.tree().orElse(Optional.empty()).ifPresent(check::checkReadable);
    check.checkBoot();
    check.files.outsideBinds().forEach(bind -> check.found.add(OutsideBindProblem.of(bind)));
    return List.copyOf(check.found);
  }

  /** What keeps dnsmasq from starting, and what of the configuration was not seen. */
  private void checkStart() {
    whole
        .fault()
        .ifPresent(
            fault ->
                error(
                    "does-not-start",
                    files.place(fault.path(), fault.line()),
                    "dnsmasq does not start: " + fault.message(),
                    "correct the line with 'pxedock conf edit'"));
    whole
        .unread()
        .forEach(
            line ->
                warning(
                    "not-read",
                    files.place(line.path(), line.number()),
                    "pxedock cannot see what " + line.name() + "=" + line.value() + " names",
                    "put it below /conf"));
  }

  private void checkJoin() {
    if (!whole.hasDns()) {
      error(
          "no-dns",
          place("port"),
          "port=0 turns DNS off, and without it no host gets an address by its name",
          "remove the line");
    }
    if (!names("addn-hosts", "hostsdir")) {
      error(
          "no-hosts-file",
          place(),
          "no addn-hosts names a hosts file",
          "add addn-hosts=/conf/hosts");
    }
    if (!names("dhcp-hostsfile", "dhcp-hostsdir")) {
      error(
          "no-dhcp-hostsfile",
          place(),
          "no dhcp-hostsfile names the known machines",
          "add dhcp-hostsfile=/conf/dhcphosts");
    }
  }

  // What follows a fault, or is in a file that was not seen, may name it all the same.
  private boolean names(String... options) {
    return !isWhole() || Stream.of(options).anyMatch(whole::has);
  }

  private boolean isKnown(String option) {
    return isWhole() || whole.has(option);
  }

  private boolean isWhole() {
    return whole.fault().isEmpty() && whole.unread().isEmpty();
  }

  private void checkRanges() {
    List<DhcpContext> ranges = DhcpContext.of(whole);
    if (!names("dhcp-range")) {
      error(
          "no-dhcp-range",
          place(),
          "no dhcp-range: DHCP is off",
          "add dhcp-range=" + subnet.network() + ",static");
    } else if (!ranges.isEmpty()
        && isWhole()
        && ranges.stream().noneMatch(range -> range.serves(subnet))) {
      ConfLine last = ranges.get(ranges.size() - 1).place();
      error(
          "range-outside",
          files.place(last.path(), last.number()),
          "no dhcp-range is in the network's subnet " + subnet,
          "add dhcp-range=" + subnet.network() + ",static");
    }
  }

  private void checkFiles(boolean seesBinds) {
    for (String path : seesBinds ? files.unmapped() : List.<String>of()) {
      error(
          "unmapped-file",
          place(),
          path + " is in no bind mount of the container",
          "name a path below /conf");
    }
    files.hostsFiles().stream()
        .filter(f -> files.info(f.path()).isEmpty())
        .forEach(f -> missing("addn-hosts", f.shown()));
    files.dhcpHostsFiles().stream()
        .filter(f -> files.info(f.path()).isEmpty())
        .forEach(f -> missing("dhcp-hostsfile", f.shown()));
    boolean isLocked = found.stream().anyMatch(p -> p.code().equals(LOCKED_LEASES));
    if (!isLocked && isKnown(LEASES) && files.paths().outside(leaseFile()).isEmpty()) {
      warning(
          "lease-file-lost",
          place(LEASES),
          "the lease file " + leaseFile() + " is lost with the container",
          "write dhcp-leasefile=" + ServerBinds.LEASE_FILE);
    }
  }

  /** What dnsmasq must be able to write, or it does not start. */
  private void checkWritable(ContainerRights rights) {
    WrittenFiles written = new WrittenFiles(whole, files.paths(), rights);
    written
        .lockedLeases()
        .ifPresent(
            path ->
                error(
                    LOCKED_LEASES,
                    place(LEASES),
                    "dnsmasq does not start: it cannot write " + path + " in its container",
                    "write dhcp-leasefile=" + ServerBinds.LEASE_FILE));
    for (ConfLine line : written.locked()) {
      error(
          "locked-file",
          files.place(line.path(), line.number()),
          "dnsmasq does not start: it cannot write " + line.value() + " in its container",
          "remove the line, or name a file below " + ServerBinds.LEASES_INSIDE);
    }
  }

  /** What dnsmasq itself must be able to read, at its start and at each reload. */
  private void checkReadable(ServedTree tree) {
    Stream.concat(
            Stream.of(SiteFiles.CONF),
            whole.lines().stream()
                .filter(line -> HOST_FILES.contains(line.name()))
                .map(ConfLine::value))
        .forEach(
            path ->
                tree.inside()
                    .file(path)
                    .flatMap(file -> unreadable(tree, path, file))
                    .ifPresent(
                        why ->
                            error(
                                "unreadable-file",
                                FileLine.whole(files.paths().shown(path)),
                                files.paths().shown(path) + " " + why,
                                "make it a file that everybody may read: chmod a+r "
                                    + files.paths().shown(path))));
  }

  private static Optional<String> unreadable(
      ServedTree tree, String path, ContainerInside.File file) {
    return file.kind() == ContainerInside.Kind.DIRECTORY
        ? Optional.of("is a directory")
        : tree.unreadable(path, file);
  }

  private void missing(String directive, String shown) {
    error("missing-file", place(directive), "there is no " + shown, "create it, if only empty");
  }

  private void checkBoot() {
    if (!names("enable-tftp")) {
      error("no-tftp", place(), "TFTP is off", "add enable-tftp");
    }
    if (!names("dhcp-boot", "pxe-service")) {
      error("no-boot-file", place(), "no dhcp-boot names a boot file", "add dhcp-boot=pxelinux.0");
    }
    if (!names("log-dhcp")) {
      warning("no-log-dhcp", place(), "DHCP is logged only briefly", "add log-dhcp");
    }
  }

  private FileLine place(String directive) {
    return whole
        .last(directive)
        .map(line -> files.place(line.path(), line.number()))
        .orElse(place());
  }

  private FileLine place() {
    return files.conf().place();
  }

  private String leaseFile() {
    return whole.last(LEASES).map(ConfLine::value).orElse(files.conf().leaseFile());
  }

  private void error(String code, FileLine where, String message, String remedy) {
    found.add(Problem.error(code, where, message, remedy));
  }

  private void warning(String code, FileLine where, String message, String remedy) {
    found.add(Problem.warning(code, where, message, remedy));
  }
}
