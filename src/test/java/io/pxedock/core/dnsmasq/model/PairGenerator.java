package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Configurations and host files, good and hostile, the same for the same seed. */
final class PairGenerator {
  private static final int CARDS = 10;
  private static final int NAMES = 12;

  private final Random random;
  private List<String> conf = List.of();
  private List<String> names = List.of();
  private Ipv4Address relay;

  PairGenerator(long seed) {
    random = new Random(seed);
  }

  static MacAddress card(int number) {
    return MacAddress.parse("52:54:00:00:00:%02x".formatted(number));
  }

  /** Every card that a pair may name, and one that none does. */
  static List<Client> clients() {
    return IntStream.rangeClosed(1, CARDS + 1)
        .mapToObj(n -> n % 2 == 0 ? Client.pxe(card(n), n % 4 == 0 ? 7 : 0) : Client.bare(card(n)))
        .toList();
  }

  /** Host files for the configuration, or, now and then, for a new one. */
  Pair next(boolean newConf) {
    if (newConf || conf.isEmpty()) {
      names = new ArrayList<>(List.of("hosts", "dhcphosts"));
      conf = configuration();
    }
    Map<String, List<String>> files = new TreeMap<>();
    files.put("dnsmasq.conf", conf);
    for (String name : names) {
      boolean isHosts = name.contains("hosts") && !name.contains("dhcp");
      files.put(name, isHosts ? hosts() : dhcpHosts());
    }
    return new Pair(files, relay);
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private List<String> configuration() {
    List<String> lines = new ArrayList<>();
    relay = oneIn(3) ? Judge.RELAY : null;
    if (oneIn(12)) {
      relay = Ipv4Address.parse("10.1.4.1");
    }
    lines.add(oneIn(30) ? "port=0" : "port=0053");
    if (!oneIn(20)) {
      lines.add("no-hosts");
    } else {
      lines.add("no-hosts # still");
    }
    for (int i = ranges(); i > 0; i--) {
      lines.add("dhcp-range=" + range());
    }
    lines.add("addn-hosts=/conf/hosts");
    lines.add("dhcp-hostsfile=/conf/dhcphosts");
    if (oneIn(3)) {
      lines.add("expand-hosts");
      lines.add(
          one("domain=site", "domain=a.b,192.168.0.0/25", "domain=x,192.168.0.1,192.168.0.20"));
    }
    more(lines, 6, "addn-hosts=/conf/", "more-hosts");
    more(lines, 6, "dhcp-hostsfile=/conf/", "more-dhcphosts");
    more(lines, 10, "addn-hosts=/conf/hosts.d", "hosts.d/b-hosts", "hosts.d/a-hosts");
    more(lines, 10, "dhcp-hostsfile=/conf/dhcp.d", "dhcp.d/dhcp-b", "dhcp.d/dhcp-a");
    more(lines, 12, "dhcp-hostsdir=/conf/dyn.d", "dyn.d/dhcp-one");
    more(lines, 14, "conf-file=/conf/", "extra.conf");
    for (String option : List.of("tag-if", "dhcp-ignore", "dhcp-mac", "dhcp-match", "dhcp-host")) {
      while (oneIn(option.equals("dhcp-host") ? 4 : 6)) {
        lines.add(option + "=" + value(option));
      }
    }
    if (oneIn(12)) {
      lines.add(one("dhcp-sequential-ip", "dhcp-ignore-clid", "dhcp-authoritative", "read-ethers"));
    }
    if (oneIn(10)) {
      lines.add("host-record=" + name() + one("", "." + "x") + "," + address());
    }
    return lines;
  }

  private void more(List<String> lines, int chance, String option, String... files) {
    if (oneIn(chance)) {
      boolean isOne = option.endsWith("/");
      lines.add(option + (isOne ? files[0] : ""));
      for (String file : files) {
        if (!file.endsWith(".conf")) {
          names.add(file);
        }
      }
      if (files[0].endsWith(".conf")) {
        // Missing: it does not start.
        lines.remove(lines.size() - 1);
      }
    }
  }

  private int ranges() {
    return oneIn(3) ? 2 : oneIn(8) ? 3 : 1;
  }

  private String range() {
    String tags =
        one(
            "",
            "",
            "",
            "",
            "",
            "",
            "lan,",
            "set:lan,",
            "tag:red,",
            "tag:!red,",
            "tag:known,",
            "net:blue,");
    return tags
        + one(
            "192.168.0.0,static",
            "192.168.0.0,static",
            "192.168.0.0,static,255.255.255.0",
            "192.168.0.0,static,255.255.255.0,12h",
            "192.168.0.100,192.168.0.120",
            "192.168.0.120,192.168.0.100,1h",
            "192.168.0.10,192.168.0.14,infinite",
            "192.168.0.0,static,infinite",
            "10.1.4.0,static",
            "10.1.4.0,static,255.255.255.0",
            "10.1.4.10,10.1.4.20,255.255.255.0",
            "192.168.0.0,static,255.255.0.0",
            oneIn(4) ? "192.168.0.0,proxy" : "192.168.0.0,static");
  }

  private String value(String option) {
    return switch (option) {
      case "tag-if" ->
          one(
              "set:red,tag:lan",
              "set:blue,tag:!red",
              "set:red,tag:v*",
              "set:green,tag:red,tag:blue",
              "set:blue");
      case "dhcp-ignore" -> one("tag:!known", "tag:red", "tag:blue,tag:red", "red", "tag:green");
      case "dhcp-mac" ->
          one("set:red,52:54:00:00:*:03", "red,52:54:00:*:*:*", "set:red,52:54:00:00:00:02");
      case "dhcp-match" ->
          one(
              "set:blue,option:client-arch,7",
              "set:red,93,0",
              "set:red,option:client-arch",
              "set:red,82");
      default -> dhcpHost();
    };
  }

  private String name() {
    return "h" + (1 + random.nextInt(NAMES));
  }

  private String address() {
    return one("192.168.0.", "192.168.0.", "192.168.0.", "192.168.0.", "10.1.4.", "172.16.0.")
        + (oneIn(40) ? one("240", "241", "0", "255") : 10 + random.nextInt(10));
  }

  private List<String> hosts() {
    List<String> lines = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      lines.add(host());
    }
    return lines;
  }

  private String host() {
    if (oneIn(25)) {
      return one("# nothing", "", "\t", "192.168.0.9", "fd00::1", "192.168.0.300 h1", "x h1");
    }
    String ip = oneIn(12) ? one("fd00::1", "fd00::2", "fe80::1", "::ffff:192.168.0.9") : address();
    StringBuilder line = new StringBuilder(oneIn(12) ? " " : "").append(ip);
    int count = oneIn(3) ? 2 : oneIn(8) ? 3 : 1;
    for (int i = 0; i < count; i++) {
      line.append(oneIn(10) ? "\t " : " ");
      String name = oneIn(15) ? name().toUpperCase(java.util.Locale.ROOT) : name();
      line.append(oneIn(4) ? name + one(".site", ".x", ".", ".a.b") : name);
    }
    if (oneIn(30)) {
      line.append(one(" -bad", " h_1", " ab--cd", " H-", " caf\u00e9", "#glued"));
    }
    return line.append(oneIn(12) ? one("\r", " # note", "  ", " #") : "").toString();
  }

  private List<String> dhcpHosts() {
    List<String> lines = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      lines.add(dhcpHost());
    }
    return lines;
  }

  private String dhcpHost() {
    if (oneIn(30)) {
      return one("# nothing", "", " ", ",,,", "h1", "infinite", "192.168.0.15", "\"", "ignore");
    }
    List<String> fields = new ArrayList<>();
    fields.add(hardware());
    while (oneIn(6)) {
      fields.add(hardware());
    }
    if (!oneIn(5)) {
      fields.add(oneIn(10) ? name() + one(".site", ".", ".x.y", "") : name());
    }
    if (oneIn(4)) {
      fields.add(address());
    }
    if (oneIn(2)) {
      fields.add(one("infinite", "infinite", "12h", "45", "1w", "5 0"));
    }
    while (oneIn(5)) {
      fields.add(odd());
    }
    if (oneIn(12)) {
      java.util.Collections.shuffle(fields, random);
    }
    String comma = oneIn(12) ? " , " : ",";
    String line = String.join(comma, fields);
    return (oneIn(25) ? " " : "") + line + (oneIn(10) ? one("\r", " # note", "  ", ",", "#x") : "");
  }

  private String hardware() {
    String mac = card(1 + random.nextInt(CARDS)).toString();
    if (!oneIn(5)) {
      return oneIn(10) ? mac.toUpperCase(java.util.Locale.ROOT) : mac;
    }
    return switch (random.nextInt(10)) {
      case 0 -> mac.substring(0, 12) + "*:*";
      case 1 -> "52:54:*:*:*:" + mac.substring(15);
      case 2 -> "*:*:*:*:*:*";
      case 3 -> "01-" + mac;
      case 4 -> "06-" + mac;
      case 5 -> mac.replace(':', '-');
      case 6 -> mac.substring(0, 14);
      case 7 -> "52:54:0:0:0:" + mac.substring(16);
      case 8 -> "0g" + mac.substring(2);
      default -> "\"" + mac + "\"";
    };
  }

  private String odd() {
    return one(
        "tag:red",
        "tag:!red",
        "tag:lan",
        "tag:v0",
        "tag:v1",
        "tag:blue",
        "tag:known",
        "set:red",
        "set:blue",
        "net:red",
        "ignore",
        "IGNORE",
        "id:*",
        "id:01:52:54:00:00:00:01",
        "id:abc",
        "id:zz:1",
        "[fd00::5]",
        "[fd00::5/64]",
        "[::g]",
        "infinit",
        "-bad",
        "h1",
        "\"h2\"",
        "h3,h4",
        "unknown",
        "caf\u00e9",
        "1.2.3",
        address());
  }
}
