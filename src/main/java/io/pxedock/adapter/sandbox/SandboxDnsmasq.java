package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.DhcpHostsFile;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * One run of dnsmasq 2.90: reads {@code dnsmasq.conf} when it starts, the host files then and on
 * SIGHUP, and says about them what the real one was seen to say, in the same words and order.
 */
final class SandboxDnsmasq {
  private static final String CONF = "/conf/dnsmasq.conf";
  private static final int BAD_CONF = 1;
  private static final int FILE_PROBLEM = 3;
  private static final String COMPILED =
      "compile time options: IPv6 GNU-getopt DBus no-UBus i18n IDN2 DHCP DHCPv6 no-Lua TFTP conntrack"
          + " ipset nftset auth cryptohash DNSSEC loop-detect inotify dumpfile";

  private final ContainerView view;
  private final Segment segment;
  private final MonotonicClock ticks;
  private final Syslog log;
  private DnsmasqConf conf;
  private Reservations reservations = new Reservations();
  private DhcpService dhcp;
  private TftpService tftp;

  SandboxDnsmasq(ContainerView view, Segment segment, MonotonicClock ticks, Syslog log) {
    this.view = view;
    this.segment = segment;
    this.ticks = ticks;
    this.log = log;
  }

  /** The exit code when it does not come up; nothing when it runs. */
  OptionalInt start() {
    Optional<LineText> text =
        read(CONF, problem -> log.plain("dnsmasq: cannot read " + CONF + ": " + problem));
    if (text.isEmpty()) {
      log.plain("");
      return OptionalInt.of(FILE_PROBLEM);
    }
    conf = DnsmasqConf.parse(Path.of(CONF), CONF, text.get());
    Optional<String> fault = OptionCheck.fault(conf);
    if (fault.isPresent()) {
      log.plain("");
      log.plain("dnsmasq: " + fault.get() + " of " + CONF);
      return OptionalInt.of(BAD_CONF);
    }
    if (!view.isWritable(conf.leaseFile())) {
      log.plain("");
      log.plain(
          "dnsmasq: cannot open or create lease file "
              + conf.leaseFile()
              + ": Read-only file system");
      return OptionalInt.of(FILE_PROBLEM);
    }
    return serve();
  }

  private OptionalInt serve() {
    LeaseTable leases =
        new LeaseTable(
            view.look(conf.leaseFile())
                .flatMap(ContainerView.Entry::path)
                .or(() -> view.outside(conf.leaseFile())));
    dhcp = new DhcpService(conf, segment, leases, ticks, log);
    tftp = new TftpService(view, conf.tftpRoot(), log);
    boolean hasTftp = conf.has("enable-tftp");
    if (hasTftp && view.look(conf.tftpRoot()).isEmpty()) {
      log.main("TFTP directory " + conf.tftpRoot() + " inaccessible: No such file or directory");
      log.main("FAILED to start up");
      return OptionalInt.of(FILE_PROBLEM);
    }
    log.main("started, version 2.90 " + (conf.hasDns() ? "cachesize 150" : "DNS disabled"));
    log.main(COMPILED);
    if (conf.hasDns() && !conf.has("server")) {
      log.main("warning: no upstream servers configured");
    }
    dhcp.announce();
    if (hasTftp) {
      log.tftp("TFTP root is " + conf.tftpRoot() + "  ");
    }
    readHostFiles();
    return OptionalInt.empty();
  }

  /**
   * SIGHUP.
   *
   * @throws Segfault when a host with a tag has asked since the files were read: 2.90 frees the tag
   *     twice, after it has read the hosts files
   */
  void reload() {
    readHostFiles();
  }

  private void readHostFiles() {
    HostNames names = new HostNames();
    if (conf.hasDns()) {
      conf.hostsFiles().forEach(path -> readHosts(names, path));
    }
    if (dhcp.hasUsedTag()) {
      throw new Segfault();
    }
    reservations = new Reservations();
    // Those of dnsmasq.conf itself stay over a reload.
    conf.all("dhcp-host")
        .forEach(
            d ->
                reservations.read(
                    hosts(CONF, LineText.of(Bytes.utf8(d.value()))), CONF, log::main));
    conf.dhcpHostsFiles().forEach(this::readDhcpHosts);
    reservations.join(names, log::dhcp);
    dhcp.use(reservations);
  }

  private void readHosts(HostNames names, String path) {
    read(path, problem -> log.main("failed to load names from " + path + ": " + problem))
        .ifPresent(
            text -> {
              int count = names.read(HostsFile.parse(Path.of(path), path, text), path, log::main);
              log.main("read " + path + " - " + count + " names");
            });
  }

  private void readDhcpHosts(String path) {
    read(path, problem -> log.main("cannot read " + path + ": " + problem))
        .ifPresent(
            text -> {
              reservations.read(hosts(path, text), path, log::main);
              log.dhcp("read " + path);
            });
  }

  private static DhcpHostsFile hosts(String path, LineText text) {
    return DhcpHostsFile.parse(Path.of(path), path, text);
  }

  private Optional<LineText> read(String inside, Consumer<String> problem) {
    Optional<Path> path = view.look(inside).flatMap(ContainerView.Entry::path);
    if (path.isEmpty()) {
      problem.accept("No such file or directory");
      return Optional.empty();
    }
    try {
      return Optional.of(LineText.of(Bytes.of(Files.readAllBytes(path.get()))));
    } catch (IOException e) {
      problem.accept(Files.isDirectory(path.get()) ? "Is a directory" : "Permission denied");
      return Optional.empty();
    }
  }

  /** SIGTERM. */
  void terminate() {
    log.main("exiting on receipt of SIGTERM");
  }

  /** The address offered to a client, if it is offered one. */
  Optional<Ipv4Address> discover(MacAddress mac, long xid) {
    return dhcp.discover(mac, xid);
  }

  /** The name that the lease was given under; nothing when it was refused. */
  Optional<String> request(MacAddress mac, Ipv4Address ip, long xid) {
    return dhcp.request(mac, ip, xid);
  }

  /** What next-server serves to start with, such as {@code pxelinux.0}. */
  Optional<String> bootFile() {
    return dhcp.bootFile();
  }

  /** Serves a file; nothing when TFTP is off or there is no such file. */
  Optional<Bytes> transfer(String name, Ipv4Address to) {
    return conf.has("enable-tftp") ? tftp.transfer(name, to) : Optional.empty();
  }
}
