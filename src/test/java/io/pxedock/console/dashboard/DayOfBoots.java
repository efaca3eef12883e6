package io.pxedock.console.dashboard;

import io.pxedock.core.timeline.Stage;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The log of a day on which racks are installed, made hour by hour, and an account of what happened
 * in it that no parser has seen.
 */
final class DayOfBoots {
  static final int HOURS = 24;
  private static final int RACK = 40;
  private static final int STRANGERS = 50;
  private static final int FLOOD_HOUR = 13;
  private static final int FLOOD = 200_000;
  private static final int REPEATS = 500;

  /** A registered machine. */
  record Host(MacAddress mac, String ip) {}

  /** What became of a machine's boots. */
  static final class Account {
    int boots;
    int tries;
    Stage stage;
    String stuck = "";
    int refused;
    int refusedSinceFlood;
  }

  /** What dnsmasq writes at one moment. */
  private record Packet(long nanos, String... lines) {}

  final Map<MacAddress, Account> accounts = new HashMap<>();
  final List<MacAddress> strangers = new ArrayList<>();
  final MacAddress last = MacAddress.parse("0c:c4:7a:ff:ff:ff");

  private final List<Host> hosts;
  private final Random random = new Random(24);
  private final Instant begin;
  private List<Packet> packets;

  DayOfBoots(List<Host> hosts, Instant begin) {
    this.hosts = hosts;
    this.begin = begin;
    for (int i = 0; i < STRANGERS; i++) {
      strangers.add(MacAddress.parse(String.format("0c:c4:7a:ee:00:%02x", i)));
    }
  }

  /** The lines of an hour, in their order. */
  List<LogLine> hour(int hour) {
    packets = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      double minute = i / RACK % 50 + random.nextDouble();
      boot(hosts.get(i), minutes(hour, minute));
    }
    for (int minute = 0; minute < 60; minute += 10) {
      for (MacAddress mac : strangers) {
        refusals(mac, hour, minutes(hour, minute + 0.5 + random.nextDouble()));
      }
    }
    if (hour == FLOOD_HOUR) {
      flood(hour);
    }
    if (hour == HOURS - 1) {
      repeats(minutes(hour, 59.9));
    }
    packets.sort(Comparator.comparingLong(Packet::nanos));
    List<LogLine> lines = new ArrayList<>();
    for (Packet packet : packets) {
      for (String line : packet.lines()) {
        lines.add(new LogLine(begin.plusNanos(packet.nanos()), line));
      }
    }
    return lines;
  }

  private static long minutes(int hour, double minute) {
    return (long) ((hour * 60 + minute) * 60e9);
  }

  private Account account(MacAddress mac) {
    return accounts.computeIfAbsent(mac, m -> new Account());
  }

  // Machines that nobody registered ask at 4, 8 and 16 s, and again ten minutes later.
  private void refusals(MacAddress mac, int hour, long at) {
    long[] after = {0, 4, 12};
    for (long seconds : after) {
      packets.add(new Packet(at + seconds * 1_000_000_000L, refusal(mac.text())));
      account(mac).refused++;
      account(mac).refusedSinceFlood += hour > FLOOD_HOUR ? 1 : 0;
    }
  }

  private String refusal(String mac) {
    return dhcp(random.nextInt(1 << 30), "DHCPDISCOVER(eth0) " + mac + " no address available");
  }

  private void flood(int hour) {
    for (int i = 0; i < FLOOD; i++) {
      String mac = String.format("0e:00:%02x:%02x:%02x:00", i >> 16, i >> 8 & 255, i & 255);
      packets.add(new Packet(minutes(hour, 10.0 * i / FLOOD), refusal(mac)));
    }
  }

  private void repeats(long at) {
    String line = dhcp(7, "DHCPDISCOVER(eth0) " + last + " no address available");
    for (int i = 0; i < REPEATS; i++) {
      packets.add(new Packet(at, line));
      account(last).refused++;
    }
  }

  private static String dhcp(int xid, String what) {
    return "dnsmasq-dhcp[1]: " + xid + " " + what;
  }

  private void boot(Host host, long at) {
    Account account = account(host.mac());
    account.boots++;
    account.tries = 1 + Math.max(0, random.nextInt(5) - 2);
    account.stuck = "";
    int xid = random.nextInt(1 << 30);
    long now = at;
    for (int i = 0; i < account.tries; i++) {
      now += 4_000_000_000L;
      offered(host, xid, now, "PXEClient:Arch:00000:UNDI:002001");
    }
    account.stage = Stage.OFFER;
    int fate = random.nextInt(100);
    if (fate < 4) {
      return;
    }
    now += 1_500_000_000L;
    if (fate < 6) {
      account.stage = Stage.REQUEST;
      account.stuck = "refused: wrong address";
      packets.add(
          new Packet(
              now,
              dhcp(xid, "DHCPREQUEST(eth0) " + host.ip() + " " + host.mac()),
              dhcp(xid, "DHCPNAK(eth0) " + host.ip() + " " + host.mac() + " wrong address")));
      return;
    }
    acknowledged(host, xid, now);
    loaded(host, fate, now);
  }

  private void offered(Host host, int xid, long at, String vendor) {
    packets.add(
        new Packet(
            at,
            dhcp(xid, "available DHCP subnet: 192.168.0.0/255.255.0.0"),
            dhcp(xid, "vendor class: " + vendor),
            dhcp(xid, "DHCPDISCOVER(eth0) " + host.mac()),
            dhcp(xid, "tags: known, eth0"),
            dhcp(xid, "DHCPOFFER(eth0) " + host.ip() + " " + host.mac()),
            dhcp(xid, "requested options: 1:netmask, 3:router, 6:dns-server"),
            dhcp(xid, "bootfile name: pxelinux.0"),
            dhcp(xid, "sent size: 4 option: 54 server-identifier  192.168.0.240")));
  }

  private void acknowledged(Host host, int xid, long at) {
    packets.add(
        new Packet(
            at,
            dhcp(xid, "DHCPREQUEST(eth0) " + host.ip() + " " + host.mac()),
            dhcp(xid, "tags: known, eth0"),
            dhcp(xid, "DHCPACK(eth0) " + host.ip() + " " + host.mac() + " some-host"),
            dhcp(xid, "sent size: 4 option: 51 lease-time  infinite")));
  }

  private long tftp(long at, double seconds, String what) {
    long then = at + (long) (seconds * 1e9);
    packets.add(new Packet(then, "dnsmasq-tftp[1]: " + what));
    return then;
  }

  private void loaded(Host host, int fate, long acknowledged) {
    Account account = account(host.mac());
    String to = " to " + host.ip();
    long now = tftp(acknowledged, 0.2, "error 8 User aborted received from " + host.ip());
    now = tftp(now, 0.3, "sent /tftpboot/pxelinux.0" + to);
    now = tftp(now, 0.3, "sent /tftpboot/ldlinux.c32" + to);
    account.stage = Stage.NBP;
    String config = "/tftpboot/pxelinux.cfg/";
    for (int digits = 8; digits > 0; digits--) {
      String name = "C0A80000".substring(0, digits);
      now = tftp(now, 0.01, "file " + config + name + " not found for " + host.ip());
    }
    if (fate < 9) {
      tftp(now, 0.01, "file " + config + "default not found for " + host.ip());
      account.stuck = "no configuration found";
      return;
    }
    account.stage = Stage.CONFIG;
    if (fate < 40) {
      tftp(now, 0.1, "sent " + config + "default" + to);
      return;
    }
    now = tftp(now, 0.1, "sent " + config + "01-" + host.mac().dashed() + to);
    if (fate < 43) {
      tftp(now, 9, "failed sending /tftpboot/vmlinuz-4" + to);
      account.stuck = "vmlinuz-4 cut off";
      return;
    }
    now = tftp(now, 3, "sent /tftpboot/vmlinuz-4" + to);
    now = tftp(now, 5, "sent /tftpboot/initrd.gz" + to);
    account.stage = Stage.INITRD;
    if (fate < 70) {
      // The rescue system asks for its address too: that is no boot.
      int xid = random.nextInt(1 << 30);
      offered(host, xid, now + 20_000_000_000L, "udhcp 1.35.0");
      acknowledged(host, xid, now + 20_100_000_000L);
    }
  }
}
