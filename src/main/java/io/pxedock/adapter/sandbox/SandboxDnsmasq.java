package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.model.ConfLine;
import io.pxedock.core.dnsmasq.model.ConfReader;
import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.dnsmasq.model.Configuration.ConfFault;
import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.core.dnsmasq.model.Loaded;
import io.pxedock.core.dnsmasq.model.LogMessage;
import io.pxedock.core.dnsmasq.model.Segment;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One run of dnsmasq 2.90: reads the configuration when it starts, the host files then and on
 * SIGHUP. The model works out what it makes of them; this class adds the log, the leases and the
 * signals.
 */
final class SandboxDnsmasq {
  private static final String CONF = "/conf/dnsmasq.conf";
  private static final int BAD_CONF = 1;
  private static final int FILE_PROBLEM = 3;
  private static final String COMPILED =
      "compile time options: IPv6 GNU-getopt DBus no-UBus i18n IDN2 DHCP DHCPv6 no-Lua TFTP conntrack"
          + " ipset nftset auth cryptohash DNSSEC loop-detect inotify dumpfile";

  private final ContainerView view;
  private final FileSource files;
  private final Segment segment;
  private final MonotonicClock ticks;
  private final Syslog log;
  private Configuration conf;
  private Loaded loaded;
  private DhcpService dhcp;
  private TftpService tftp;

  SandboxDnsmasq(ContainerView view, Segment segment, MonotonicClock ticks, Syslog log) {
    this.view = view;
    this.files = new ViewedFiles(view);
    this.segment = segment;
    this.ticks = ticks;
    this.log = log;
  }

  /** The exit code when it does not come up; nothing when it runs. */
  OptionalInt start() {
    conf = ConfReader.read(CONF, files, DnsmasqVersion.REFERENCE);
    if (conf.fault().isPresent()) {
      ConfFault fault = conf.fault().get();
      return refuse(fault.message(), fault.line() == 0 ? FILE_PROBLEM : BAD_CONF);
    }
    if (!view.isWritable(leaseFile())) {
      return refuse(
          "cannot open or create lease file " + leaseFile() + ": Read-only file system",
          FILE_PROBLEM);
    }
    return serve();
  }

  private OptionalInt refuse(String why, int exit) {
    log.plain("");
    log.plain("dnsmasq: " + why);
    return OptionalInt.of(exit);
  }

  private String leaseFile() {
    return conf.last("dhcp-leasefile").map(ConfLine::value).orElse("/var/lib/misc/dnsmasq.leases");
  }

  private String tftpRoot() {
    return conf.last("tftp-root").map(line -> line.words().get(0)).orElse("/tftpboot");
  }

  private OptionalInt serve() {
    LeaseTable leases =
        new LeaseTable(
            view.look(leaseFile())
                .flatMap(ContainerView.Entry::path)
                .or(() -> view.outside(leaseFile())));
    dhcp = new DhcpService(conf, segment, leases, ticks, log);
    tftp = new TftpService(view, tftpRoot(), log);
    boolean hasTftp = conf.has("enable-tftp");
    if (hasTftp && view.look(tftpRoot()).isEmpty()) {
      log.main("TFTP directory " + tftpRoot() + " inaccessible: No such file or directory");
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
      log.tftp("TFTP root is " + tftpRoot() + "  ");
    }
    use(Loaded.of(conf, files));
    return OptionalInt.empty();
  }

  /**
   * SIGHUP.
   *
   * @throws Segfault when a host with a tag has asked since the files were read: 2.90 frees the tag
   *     twice, after it has read the hosts files
   */
  void reload() {
    Loaded next = Loaded.reload(conf, files, loaded);
    if (dhcp.hasUsedTag()) {
      say(next.logOfNames());
      throw new Segfault();
    }
    use(next);
  }

  private void use(Loaded newest) {
    loaded = newest;
    say(newest.log());
    dhcp.use(newest);
  }

  private void say(List<LogMessage> messages) {
    for (LogMessage message : messages) {
      if (message.isDhcp()) {
        log.dhcp(message.text());
      } else {
        log.main(message.text());
      }
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
