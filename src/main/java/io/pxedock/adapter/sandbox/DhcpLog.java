package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.dnsmasq.model.DhcpContext;
import io.pxedock.core.dnsmasq.model.HostEntry;
import io.pxedock.core.dnsmasq.model.Segment;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What dnsmasq's DHCP server writes into its log, in the order it was seen in; the lines between
 * the messages only with {@code log-dhcp}.
 */
final class DhcpLog {
  private static final String LEASE_TIME = "infinite|[0-9]+[smhdwSMHDW]?";

  private final Configuration conf;
  private final Segment segment;
  private final Syslog log;
  private final boolean isTalkative;

  DhcpLog(Configuration conf, Segment segment, Syslog log) {
    this.conf = conf;
    this.segment = segment;
    this.log = log;
    this.isTalkative = conf.has("log-dhcp");
  }

  static LeaseTime leaseTime(DhcpContext range) {
    return range.leaseTime().matches(LEASE_TIME)
        ? LeaseTime.parse(range.leaseTime())
        : LeaseTime.DEFAULT;
  }

  void announce() {
    for (DhcpContext range : DhcpContext.of(conf)) {
      if (range.mode() == DhcpContext.Mode.PROXY) {
        log.dhcp("DHCP, proxy on subnet " + range.start());
      } else {
        String what =
            range.mode() == DhcpContext.Mode.STATIC
                ? "static leases only on " + range.start()
                : "IP range " + range.start() + " -- " + range.end();
        log.dhcp("DHCP, " + what + ", lease time " + leaseTime(range));
      }
    }
  }

  void noRange() {
    log.dhcp("no address range available for DHCP request via eth0");
  }

  void notUsing(Ipv4Address ip, String why) {
    log.dhcp("not using configured address " + ip + " because " + why);
  }

  void begin(long xid, List<DhcpContext> ranges) {
    for (DhcpContext range : ranges) {
      detail(
          xid,
          range.mode() == DhcpContext.Mode.DYNAMIC
              ? "available DHCP range: " + range.start() + " -- " + range.end()
              : "available DHCP subnet: " + range.start() + "/" + netmask(range));
    }
    detail(xid, "vendor class: PXEClient:Arch:00000:UNDI:002001");
  }

  private Ipv4Address netmask(DhcpContext range) {
    return range.netmask() == null ? segment.subnet().netmask() : range.netmask();
  }

  void discover(long xid, MacAddress mac, String remark) {
    message(xid, "DHCPDISCOVER(eth0) " + mac + " " + remark);
  }

  void offer(long xid, MacAddress mac, Ipv4Address ip, Optional<HostEntry> host, LeaseTime time) {
    tags(xid, host);
    message(xid, "DHCPOFFER(eth0) " + ip + " " + mac + " ");
    answer(xid, 2, host, time);
  }

  void request(long xid, MacAddress mac, Ipv4Address ip) {
    message(xid, "DHCPREQUEST(eth0) " + ip + " " + mac + " ");
  }

  void refuse(long xid, MacAddress mac, Ipv4Address ip) {
    message(xid, "DHCPNAK(eth0) " + ip + " " + mac + " address not available");
  }

  void acknowledge(
      long xid, MacAddress mac, Ipv4Address ip, Optional<HostEntry> host, LeaseTime time) {
    tags(xid, host);
    String name = host.flatMap(HostEntry::name).orElse("");
    message(xid, "DHCPACK(eth0) " + ip + " " + mac + " " + name);
    answer(xid, 5, host, time);
  }

  private void tags(long xid, Optional<HostEntry> host) {
    List<String> tags = new ArrayList<>();
    host.ifPresent(
        h -> {
          tags.addAll(h.tags());
          tags.add("known");
        });
    tags.add("eth0");
    detail(xid, "tags: " + String.join(", ", tags));
  }

  private void answer(long xid, int type, Optional<HostEntry> host, LeaseTime time) {
    detail(xid, "requested options: 1:netmask, 3:router, 6:dns-server, 12:hostname, ");
    detail(xid, "requested options: 66:tftp-server, 67:bootfile-name");
    detail(xid, "next server: " + segment.server());
    detail(xid, "broadcast response");
    sent(xid, 1, 53, "message-type  " + type);
    sent(xid, 4, 54, "server-identifier  " + segment.server());
    sent(xid, 4, 51, "lease-time  " + time);
    bootFile().ifPresent(file -> sent(xid, file.length() + 1, 67, "bootfile-name  " + file));
    if (!time.isInfinite()) {
      sent(xid, 4, 58, "T1  " + LeaseTime.shown(time.seconds() / 2));
      sent(xid, 4, 59, "T2  " + LeaseTime.shown(time.seconds() * 7 / 8));
    }
    sent(xid, 4, 1, "netmask  " + segment.subnet().netmask());
    sent(xid, 4, 28, "broadcast  " + segment.subnet().broadcast());
    sent(xid, 4, 6, "dns-server  " + segment.server());
    host.flatMap(HostEntry::name).ifPresent(n -> sent(xid, n.length(), 12, "hostname  " + n));
    sent(xid, 4, 3, "router  " + router());
  }

  private void sent(long xid, int size, int option, String value) {
    detail(xid, String.format("sent size:%3d option:%3d %s", size, option, value));
  }

  private String router() {
    return conf.all("dhcp-option").stream()
        .map(d -> d.value().split(",", 2))
        .filter(v -> v.length == 2 && (v[0].equals("option:router") || v[0].equals("3")))
        .map(v -> v[1].strip())
        .reduce((a, b) -> b)
        .orElse(segment.server().toString());
  }

  /** What a client without any tag boots, such as {@code pxelinux.0}. */
  Optional<String> bootFile() {
    return conf.all("dhcp-boot").stream()
        .map(d -> d.value().split(","))
        .filter(fields -> Arrays.stream(fields).noneMatch(DhcpLog::isTagThatMustBeSet))
        .flatMap(fields -> Arrays.stream(fields).filter(f -> !isTag(f)).limit(1))
        .map(String::strip)
        .reduce((a, b) -> b);
  }

  private static boolean isTag(String field) {
    return field.startsWith("tag:") || field.startsWith("net:");
  }

  private static boolean isTagThatMustBeSet(String field) {
    return isTag(field) && !field.startsWith("tag:!");
  }

  private void message(long xid, String text) {
    log.dhcp(isTalkative ? xid + " " + text : text);
  }

  private void detail(long xid, String text) {
    if (isTalkative) {
      log.dhcp(xid + " " + text);
    }
  }
}
