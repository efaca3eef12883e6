package io.pxedock.contract;

import static io.pxedock.contract.Server.mac;
import static io.pxedock.core.dnsmasq.DnsmasqRule.KEEPS_ORDER;
import static io.pxedock.core.dnsmasq.DnsmasqRule.REFUSES_TWO_NAMES;

import io.pxedock.core.dnsmasq.DnsmasqRule;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Host files, what dnsmasq says of them after SIGHUP, and what the machines get then.
 *
 * @param hosts null for a file that is missing
 * @param dhcpHosts null for a file that is missing
 * @param said every line about files, in order; of a hosts file, what each version counts
 * @param offers by number of the card; an empty address for nothing
 * @param before the row as it is in versions without a rule
 */
record HostFileRow(
    String what,
    String hosts,
    String dhcpHosts,
    List<String> said,
    Map<Integer, String> offers,
    Map<DnsmasqRule, HostFileRow> before) {

  private static final String HOSTS =
      """
      192.168.0.11 cpu-01.x cpu-01
      192.168.0.12 cpu-02
      192.168.0.13 cpu-03
      192.168.0.14 cpu-04
      """;
  private static final String READ_HOSTS = read(5, 4);
  private static final String READ_DHCP = "read /conf/dhcphosts";
  private static final String DHCP_FILE = " of /conf/dhcphosts";
  private static final String DUPLICATE_11 =
      "duplicate IP address 192.168.0.11 (cpu-01) in dhcp-config directive";

  @Override
  public String toString() {
    return what;
  }

  private static HostFileRow row(String what) {
    return new HostFileRow(what, HOSTS, "", List.of(READ_HOSTS, READ_DHCP), Map.of(), Map.of());
  }

  private HostFileRow hosts(String text) {
    return new HostFileRow(what, text, dhcpHosts, said, offers, before);
  }

  private HostFileRow dhcpHosts(String... lines) {
    return new HostFileRow(what, hosts, String.join("\n", lines) + "\n", said, offers, before);
  }

  private HostFileRow without(boolean hostsToo) {
    return new HostFileRow(what, hostsToo ? null : hosts, null, said, offers, before);
  }

  private HostFileRow says(String... lines) {
    return new HostFileRow(what, hosts, dhcpHosts, List.of(lines), offers, before);
  }

  private HostFileRow offers(int number, String ip) {
    Map<Integer, String> more = new LinkedHashMap<>(offers);
    more.put(number, ip);
    return new HostFileRow(what, hosts, dhcpHosts, said, more, before);
  }

  /** Says how the row differs in versions without a rule. */
  private HostFileRow before(DnsmasqRule rule, UnaryOperator<HostFileRow> difference) {
    Map<DnsmasqRule, HostFileRow> more = new LinkedHashMap<>(before);
    more.put(rule, difference.apply(this));
    return new HostFileRow(what, hosts, dhcpHosts, said, offers, more);
  }

  /** Returns the row as it is in a version. */
  HostFileRow in(DnsmasqVersion version) {
    HostFileRow row =
        before.entrySet().stream()
            .filter(other -> !version.has(other.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(this);
    List<String> counted = row.said.stream().map(text -> counted(text, version)).toList();
    return new HostFileRow(what, hosts, dhcpHosts, counted, row.offers, Map.of());
  }

  /** What is said of a hosts file: {@link #counted} leaves one of both numbers. */
  static String read(int names, int addresses) {
    return "read /conf/hosts - " + names + " names, " + addresses + " addresses";
  }

  /** Returns what is said in a version. */
  static String counted(String said, DnsmasqVersion version) {
    return version.has(DnsmasqRule.COUNTS_NAMES)
        ? said.replaceFirst(" names, \\d+ addresses$", " names")
        : said.replaceFirst("\\d+ names, (\\d+ addresses)$", "$1");
  }

  private static String line(int number, String name) {
    return mac(number) + "," + name + ",infinite";
  }

  static Stream<HostFileRow> all() {
    List<HostFileRow> rows = new ArrayList<>(dropped());
    rows.addAll(silent());
    rows.addAll(duplicate());
    rows.addAll(severalAddresses());
    rows.addAll(missing());
    rows.addAll(accepted());
    return rows.stream();
  }

  private static List<HostFileRow> dropped() {
    return List.of(
        row("a bad hex digit in the MAC")
            .dhcpHosts("52:54:00:99:0g:01,cpu-01,infinite", line(2, "cpu-02"))
            .says(READ_HOSTS, "bad hex constant at line 1 of /conf/dhcphosts", READ_DHCP)
            .offers(1, "")
            .offers(2, "192.168.0.12"),
        row("an illegal host name")
            .dhcpHosts(line(1, "-cpu"), mac(3) + ",cpu_!x", line(2, "cpu-02"))
            .says(
                READ_HOSTS,
                "bad DHCP host name at line 1 of /conf/dhcphosts",
                "bad DHCP host name at line 2 of /conf/dhcphosts",
                READ_DHCP)
            .offers(2, "192.168.0.12"),
        row("two faults on a line: the first is told")
            .dhcpHosts(mac(1) + ",-a,0g:1", mac(2) + ",0g:1,-a")
            .says(
                READ_HOSTS,
                "bad DHCP host name at line 1 of /conf/dhcphosts",
                "bad hex constant at line 2 of /conf/dhcphosts",
                READ_DHCP),
        row("a quote that is not closed")
            .dhcpHosts(mac(1) + ",\"cpu-01", line(2, "cpu-02"))
            .says(READ_HOSTS, "missing \" at line 1 of /conf/dhcphosts", READ_DHCP)
            .offers(1, "")
            .offers(2, "192.168.0.12"),
        row("a bad address in hosts")
            .hosts("192.168.0.999 cpu-01\n192.168.0.12 cpu-02\n")
            .dhcpHosts(line(1, "cpu-01"), line(2, "cpu-02"))
            .says("bad address at /conf/hosts line 1", read(1, 1), READ_DHCP)
            .offers(1, "")
            .offers(2, "192.168.0.12"),
        row("a bad name in hosts: only that name is dropped")
            .hosts("192.168.0.11 CPU- cpu-01\n")
            .dhcpHosts(line(1, "cpu-01"))
            .says("bad name at /conf/hosts line 1", read(1, 1), READ_DHCP)
            .offers(1, "192.168.0.11"),
        row("the same explicit address twice: the first keeps it")
            .dhcpHosts(mac(1) + ",192.168.0.50,a", mac(2) + ",192.168.0.50,b")
            .says(
                READ_HOSTS,
                "duplicate dhcp-host IP address 192.168.0.50 at line 2 of /conf/dhcphosts",
                READ_DHCP)
            .offers(1, "192.168.0.50")
            .offers(2, ""));
  }

  private static List<HostFileRow> silent() {
    String multiple = "DHCP host has multiple names at line ";
    return List.of(
        row("the same MAC on two lines: the last wins")
            .dhcpHosts(line(1, "cpu-01"), line(1, "cpu-02"))
            .offers(1, "192.168.0.12"),
        row("the same MAC on two lines, the last of them outside the subnet: the first counts")
            .hosts("192.168.0.11 cpu-01\n10.0.0.1 far\n")
            .dhcpHosts(line(1, "cpu-01"), line(1, "far"))
            .says(read(2, 2), READ_DHCP)
            .offers(1, "192.168.0.11"),
        row("a MAC of five octets, with dashes, with dots, and bare")
            .dhcpHosts(
                "52:54:00:99:01,cpu-01,infinite",
                "52-54-00-99-00-02,cpu-02,infinite",
                "5254.0099.0003,cpu-03,infinite",
                "525400990004,cpu-04,infinite")
            .says(READ_HOSTS, multiple + 2 + DHCP_FILE, multiple + 3 + DHCP_FILE, READ_DHCP)
            .offers(1, "")
            .offers(2, "")
            .offers(3, "")
            .offers(4, "")
            .before(REFUSES_TWO_NAMES, row -> row.says(READ_HOSTS, READ_DHCP)),
        row("infinit instead of infinite")
            .dhcpHosts(mac(1) + ",cpu-01,infinit")
            .says(READ_HOSTS, multiple + 1 + DHCP_FILE, READ_DHCP)
            .offers(1, "")
            .before(REFUSES_TWO_NAMES, row -> row.says(READ_HOSTS, READ_DHCP)),
        row("a name that is not in hosts, and an address outside the range")
            .hosts("10.0.0.1 cpu-02\n")
            .dhcpHosts(line(1, "nowhere"), line(2, "cpu-02"))
            .says(read(1, 1), READ_DHCP)
            .offers(1, "")
            .offers(2, ""),
        row("the server's own address")
            .hosts("192.168.0.240 cpu-03\n")
            .dhcpHosts(line(3, "cpu-03"))
            .says(read(1, 1), READ_DHCP)
            .offers(3, ""),
        row("ignore").dhcpHosts(mac(1) + ",cpu-01,ignore").offers(1, ""),
        row("a tag that nobody has").dhcpHosts(mac(1) + ",tag:foo,cpu-01").offers(1, ""));
  }

  private static List<HostFileRow> duplicate() {
    return List.of(
        row("two MACs with one name: the last wins")
            .dhcpHosts(line(1, "cpu-01"), line(2, "cpu-01"))
            .says(READ_HOSTS, READ_DHCP, DUPLICATE_11)
            .offers(1, "")
            .offers(2, "192.168.0.11"),
        row("three MACs with one name: the last wins, and there are two complaints")
            .dhcpHosts(line(1, "cpu-01"), line(2, "CPU-01"), line(3, "cpu-01"), line(4, "cpu-02"))
            .says(READ_HOSTS, READ_DHCP, DUPLICATE_11, DUPLICATE_11)
            .offers(1, "")
            .offers(2, "")
            .offers(3, "192.168.0.11")
            .offers(4, "192.168.0.12"),
        row("two names for one address: the last wins")
            .hosts("192.168.0.11 cpu-01\n192.168.0.11 cpu-02\n")
            .dhcpHosts(line(1, "cpu-01"), line(2, "cpu-02"))
            .says(read(2, 2), READ_DHCP, DUPLICATE_11)
            .offers(1, "")
            .offers(2, "192.168.0.11"),
        row("an explicit address that another has by its name, before and after it")
            .dhcpHosts(mac(1) + ",192.168.0.12,cpu-01", line(2, "cpu-02"), line(3, "cpu-03"))
            .says(
                READ_HOSTS,
                READ_DHCP,
                "duplicate IP address 192.168.0.12 (cpu-02) in dhcp-config directive")
            .offers(1, "192.168.0.12")
            .offers(2, "")
            .offers(3, "192.168.0.13"));
  }

  private static List<HostFileRow> severalAddresses() {
    String two = " has more than one address in hostsfile, using ";
    return List.of(
        row("a name with two addresses, as the first name of both")
            .hosts("192.168.0.11 cpu-01\n192.168.0.21 cpu-01\n192.168.0.12 cpu-02\n")
            .dhcpHosts(line(1, "cpu-01"), line(2, "cpu-02"))
            .says(read(3, 3), READ_DHCP, "cpu-01" + two + "192.168.0.11 for DHCP")
            .offers(1, "192.168.0.11")
            .offers(2, "192.168.0.12")
            .before(
                KEEPS_ORDER,
                row ->
                    row.says(read(3, 3), READ_DHCP, "cpu-01" + two + "192.168.0.21 for DHCP")
                        .offers(1, "192.168.0.21")),
        row("a name with two addresses, behind another name in both: silent, and no address")
            .hosts("192.168.0.11 cpu-01.x cpu-01\n192.168.0.21 cpu-01.x cpu-01\n")
            .dhcpHosts(line(1, "cpu-01"))
            .says(read(4, 2), READ_DHCP)
            .offers(1, ""),
        row("a name with three addresses: the last but one")
            .hosts("192.168.0.11 cpu-01\n192.168.0.21 cpu-01\n192.168.0.31 cpu-01\n")
            .dhcpHosts(line(1, "cpu-01"))
            .says(read(3, 3), READ_DHCP, "cpu-01" + two + "192.168.0.21 for DHCP")
            .offers(1, "192.168.0.21")
            .before(
                KEEPS_ORDER,
                row ->
                    row.says(read(3, 3), READ_DHCP, "cpu-01" + two + "192.168.0.31 for DHCP")
                        .offers(1, "192.168.0.31")),
        row("a name with two addresses and two cards: each gets one")
            .hosts("192.168.0.11 cpu-01\n192.168.0.21 cpu-01\n")
            .dhcpHosts(line(1, "cpu-01"), line(2, "cpu-01"))
            .says(
                read(2, 2),
                READ_DHCP,
                "cpu-01" + two + "192.168.0.11 for DHCP",
                "cpu-01" + two + "192.168.0.21 for DHCP")
            .offers(1, "192.168.0.21")
            .offers(2, "192.168.0.11")
            .before(
                KEEPS_ORDER,
                row ->
                    row.says(
                            read(2, 2),
                            READ_DHCP,
                            "cpu-01" + two + "192.168.0.21 for DHCP",
                            "cpu-01" + two + "192.168.0.11 for DHCP")
                        .offers(1, "192.168.0.11")
                        .offers(2, "192.168.0.21")),
        row("the same line twice in hosts")
            .hosts("192.168.0.11 cpu-01\n192.168.0.11 cpu-01\n")
            .dhcpHosts(line(1, "cpu-01"))
            .says(read(2, 2), READ_DHCP)
            .offers(1, "192.168.0.11"));
  }

  private static List<HostFileRow> missing() {
    String noDhcpHosts = "cannot read /conf/dhcphosts: No such file or directory";
    return List.of(
        row("no dhcphosts").without(false).says(READ_HOSTS, noDhcpHosts).offers(1, ""),
        row("no file at all")
            .without(true)
            .says("failed to load names from /conf/hosts: No such file or directory", noDhcpHosts)
            .offers(1, ""));
  }

  private static List<HostFileRow> accepted() {
    return List.of(
        row("names that differ in case")
            .dhcpHosts(line(1, "CPU-01"), line(2, "Cpu-02"))
            .offers(1, "192.168.0.11")
            .offers(2, "192.168.0.12"),
        row("comments, blanks and CRLF")
            .dhcpHosts(
                "# all\r",
                mac(1) + " , cpu-01 , infinite # the first\r",
                "\r",
                "  " + mac(2) + ",cpu-02")
            .offers(1, "192.168.0.11")
            .offers(2, "192.168.0.12"),
        row("a qualified name").dhcpHosts(mac(1) + ",cpu-01.x,infinite").offers(1, "192.168.0.11"),
        row("two cards on one line")
            .dhcpHosts(mac(1) + "," + mac(2) + ",cpu-01,infinite")
            .offers(1, "192.168.0.11")
            .offers(2, "192.168.0.11"),
        row("an explicit address before the one of the name")
            .dhcpHosts(mac(1) + ",192.168.0.77,cpu-01")
            .offers(1, "192.168.0.77"),
        row("any octet, but the own line first")
            .dhcpHosts(mac(3) + ",cpu-03", "52:54:00:99:*:*,cpu-02")
            .offers(1, "192.168.0.12")
            .offers(3, "192.168.0.13"));
  }
}
