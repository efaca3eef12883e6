package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.DhcpRange;
import io.pxedock.core.dnsmasq.DnsmasqConf;
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

  private final DnsmasqConf conf;
  private final Segment segment;
  private final Syslog log;
  private final boolean isTalkative;

  DhcpLog(DnsmasqConf conf, Segment segment, Syslog log) {
    this.conf = conf;
    this.segment = segment;
    this.log = log;
    this.isTalkative = conf.has("log-dhcp");
  }

  static LeaseTime leaseTime(String range) {
    String last = range.substring(range.lastIndexOf(',') + 1).strip();
    return last.matches(LEASE_TIME) ? LeaseTime.parse(last) : LeaseTime.DEFAULT;
  }

  void announce() {
    for (DnsmasqConf.Directive directive : conf.all("dhcp-range")) {
      String[] fields = directive.value().split(",");
      boolean isStatic = Arrays.asList(fields).contains("static");
      String what =
          isStatic || fields.length < 2
              ? "static leases only on " + fields[0]
              : "IP range " + fields[0] + " -- " + fields[1];
      log.dhcp("DHCP, " + what + ", lease time " + leaseTime(directive.value()));
    }
  }

  void noRange() {
    log.dhcp("no address range available for DHCP request via eth0");
  }

  void notUsing(Ipv4Address ip, String why) {
    log.dhcp("not using configured address " + ip + " because " + why);
  }

  void begin(long xid, List<DhcpRange> ranges) {
    for (DhcpRange range : ranges) {
      detail(
          xid,
          range.end() == null
              ? "available DHCP subnet: " + range.start() + "/" + netmask(range)
              : "available DHCP range: " + range.start() + " -- " + range.end());
    }
    detail(xid, "vendor class: PXEClient:Arch:00000:UNDI:002001");
  }

  private Ipv4Address netmask(DhcpRange range) {
    return range.netmask() == null ? segment.netmask() : range.netmask();
  }

  void discover(long xid, MacAddress mac, String remark) {
    message(xid, "DHCPDISCOVER(eth0) " + mac + " " + remark);
  }

  void offer(long xid, MacAddress mac, Ipv4Address ip, Optional<Reservation> host, LeaseTime time) {
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
      long xid, MacAddress mac, Ipv4Address ip, Optional<Reservation> host, LeaseTime time) {
    tags(xid, host);
    String name = host.flatMap(Reservation::name).orElse("");
    message(xid, "DHCPACK(eth0) " + ip + " " + mac + " " + name);
    answer(xid, 5, host, time);
  }

  private void tags(long xid, Optional<Reservation> host) {
    List<String> tags = new ArrayList<>();
    host.ifPresent(
        h -> {
          tags.addAll(h.tags());
          tags.add("known");
        });
    tags.add("eth0");
    detail(xid, "tags: " + String.join(", ", tags));
  }

  private void answer(long xid, int type, Optional<Reservation> host, LeaseTime time) {
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
    sent(xid, 4, 1, "netmask  " + segment.netmask());
    sent(xid, 4, 28, "broadcast  " + segment.subnet().broadcast());
    sent(xid, 4, 6, "dns-server  " + segment.server());
    host.flatMap(Reservation::name).ifPresent(n -> sent(xid, n.length(), 12, "hostname  " + n));
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
