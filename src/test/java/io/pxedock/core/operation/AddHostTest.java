package io.pxedock.core.operation;

import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code host add}: files before, files after, or the refusal. */
class AddHostTest {
  private static final String MAC = "52:54:00:00:00:09";

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private static AddHost add(String name, String mac, String ip, String fqdn) {
    return new AddHost(
        name,
        MacAddress.parse(mac),
        ip == null ? null : Ipv4Address.parse(ip),
        fqdn == null ? "" : fqdn,
        true);
  }

  @Test
  void writesALineAtTheEndOfEachFile() {
    String hosts = site.hosts();
    String dhcpHosts = site.dhcpHosts();
    site.run(add("cpu-09", "52-54-00-00-00-09", "192.168.0.19", "cpu-09.pxe.example"));
    assertThat(site.hosts()).isEqualTo(hosts + "192.168.0.19 cpu-09.pxe.example cpu-09\n");
    assertThat(site.dhcpHosts()).isEqualTo(dhcpHosts + "52:54:00:00:00:09,cpu-09,infinite\n");
  }

  @Test
  void leavesTheFqdnOutWhenNoneIsGiven() {
    String hosts = site.hosts();
    site.run(add("cpu-09", MAC, "192.168.0.19", null));
    assertThat(site.hosts()).isEqualTo(hosts + "192.168.0.19 cpu-09\n");
  }

  @Test
  void makesDnsmasqServeTheHostAtOnce() {
    site.run(add("cpu-09", MAC, "192.168.0.19", null));
    assertThat(site.sandbox().node(MacAddress.parse(MAC)).discover())
        .contains(Ipv4Address.parse("192.168.0.19"));
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          new | 52:54:00:00:00:01 | 192.168.0.19 |  | MAC 52:54:00:00:00:01 is taken by cpu-01 (conf/dhcphosts:2); choose another, or see 'pxedock host show cpu-01'
          new | 5254.0000.0002 | | | MAC 52:54:00:00:00:02 is taken by cpu-02 (conf/dhcphosts:3); choose another, or see 'pxedock host show cpu-02'
          new | 52:54:00:00:00:09 | 192.168.0.12 | | the address 192.168.0.12 is taken by cpu-02 (conf/hosts:3); choose another, or see 'pxedock host show cpu-02'
          cpu-01 | 52:54:00:00:00:09 | 192.168.0.19 | | the name cpu-01 is taken by cpu-01 (conf/dhcphosts:2); choose another, or see 'pxedock host show cpu-01'
          CPU-01 | 52:54:00:00:00:09 | | | the name CPU-01 is taken by cpu-01 (conf/dhcphosts:2); choose another, or see 'pxedock host show cpu-01'
          new | 52:54:00:00:00:09 | | CPU-02.pxe.example | the name CPU-02.pxe.example is taken by cpu-02 (conf/dhcphosts:3); choose another, or see 'pxedock host show cpu-02'
          new | 52:54:00:00:00:09 | 192.168.1.19 | | 192.168.1.19 is not a host address in 192.168.0.0/24; the next free address is 192.168.0.2
          new | 52:54:00:00:00:09 | 192.168.0.0 | | 192.168.0.0 is not a host address in 192.168.0.0/24; the next free address is 192.168.0.2
          new | 52:54:00:00:00:09 | 192.168.0.255 | | 192.168.0.255 is not a host address in 192.168.0.0/24; the next free address is 192.168.0.2
          new | 52:54:00:00:00:09 | 192.168.0.1 | | 192.168.0.1 is the gateway's address; the next free address is 192.168.0.2
          new | 52:54:00:00:00:09 | 192.168.0.240 | | 192.168.0.240 is the boot server's address; the next free address is 192.168.0.2
          infinite | 52:54:00:00:00:09 | | | 'infinite' is not a host name; use letters, digits and dashes, at most 63, such as cpu-01
          12h | 52:54:00:00:00:09 | | | '12h' is not a host name; use letters, digits and dashes, at most 63, such as cpu-01
          42 | 52:54:00:00:00:09 | | | '42' is not a host name; use letters, digits and dashes, at most 63, such as cpu-01
          -a | 52:54:00:00:00:09 | | | '-a' is not a host name; use letters, digits and dashes, at most 63, such as cpu-01
          a.b | 52:54:00:00:00:09 | | | 'a.b' is not a host name; use letters, digits and dashes, at most 63, such as cpu-01
          525400000009 | 52:54:00:00:00:09 | | | '525400000009' is not a host name; use letters, digits and dashes, at most 63, such as cpu-01
          525400ab0009 | 52:54:00:00:00:09 | | | '525400ab0009' reads as a MAC address; choose another name
          new | 52:54:00:00:00:09 | | new | 'new' is not a fully qualified name; write name.domain, such as cpu-01.site.example
          """)
  void refusesWhatIsTakenOrImpossible(
      String name, String mac, String ip, String fqdn, String refusal) {
    String hosts = site.hosts();
    String dhcpHosts = site.dhcpHosts();
    refused(() -> site.run(add(name, mac, ip, fqdn)), refusal);
    assertThat(site.hosts()).isEqualTo(hosts);
    assertThat(site.dhcpHosts()).isEqualTo(dhcpHosts);
    assertThat(site.engine().journal().entries()).isEmpty();
  }

  @Test
  void refusesANameThatIsAnAliasOnAnotherHostsLine() {
    site.has("192.168.0.11 cpu-01 www\n", "52:54:00:00:00:01,cpu-01,infinite\n");
    refused(
        () -> site.run(add("www", MAC, null, null)),
        "the name www is taken by cpu-01 (conf/hosts:1);"
            + " choose another, or see 'pxedock host show cpu-01'");
  }

  @Test
  void refusesTheSecondMacOfALine() {
    site.has("192.168.0.11 cpu-01\n", "52:54:00:00:00:01,52:54:00:00:00:09,cpu-01,infinite\n");
    refused(
        () -> site.run(add("cpu-09", MAC, null, null)),
        "MAC 52:54:00:00:00:09 is taken by cpu-01 (conf/dhcphosts:1);"
            + " choose another, or see 'pxedock host show cpu-01'");
  }

  @Test
  void refusesTheSecondAddressOfAHost() {
    site.has("192.168.0.11 cpu-01\n192.168.0.19 cpu-01\n", "52:54:00:00:00:01,cpu-01,infinite\n");
    refused(
        () -> site.run(add("cpu-09", MAC, "192.168.0.19", null)),
        "the address 192.168.0.19 is taken by cpu-01 (conf/hosts:2);"
            + " choose another, or see 'pxedock host show cpu-01'");
  }

  @Test
  void refusesAnAddressThatAHostsLineGivesInDnsmasqConf() {
    site.write(
        "conf/dnsmasq.conf",
        site.text("conf/dnsmasq.conf") + "dhcp-host=52:54:00:00:00:77,old,192.168.0.77\n");
    int line = site.text("conf/dnsmasq.conf").split("\n").length;
    refused(
        () -> site.run(add("cpu-09", MAC, "192.168.0.77", null)),
        "the address 192.168.0.77 is taken by old (conf/dnsmasq.conf:"
            + line
            + "); choose another, or see 'pxedock host show old'");
  }

  @Test
  void takesTheLowestAddressThatNobodyHas() {
    site.has(
        "192.168.0.2 a\n192.168.0.3 b\n192.168.0.4 nobody\n192.168.0.6 d\n",
        "52:54:00:00:00:01,a,infinite\n52:54:00:00:00:02,b,192.168.0.5,infinite\n");
    site.write("leases/dnsmasq.leases", "0 52:54:00:00:00:44 192.168.0.7 * *\n");
    site.run(add("new", MAC, null, null));
    assertThat(site.hosts()).endsWith("192.168.0.8 new\n");
  }

  @Test
  void refusesWhenNoAddressIsLeft() {
    StringBuilder hosts = new StringBuilder();
    for (int i = 2; i < 255; i++) {
      hosts.append("192.168.0.").append(i).append(" h").append(i).append('\n');
    }
    site.has(hosts.toString(), "");
    refused(
        () -> site.run(add("new", MAC, null, null)),
        "no address of 192.168.0.0/24 is free; remove a host that is gone");
  }

  @Test
  void refusesAnAddressThatIsLeasedToAnotherCard() {
    site.write("leases/dnsmasq.leases", "0 52:54:00:00:00:44 192.168.0.19 * *\n");
    refused(
        () -> site.run(add("new", MAC, "192.168.0.19", null)),
        "192.168.0.19 is leased to 52:54:00:00:00:44; the next free address is 192.168.0.2");
  }

  @Test
  void takesAnAddressThatIsLeasedToItsOwnCard() {
    site.write("leases/dnsmasq.leases", "0 " + MAC + " 192.168.0.19 * *\n");
    site.run(add("new", MAC, "192.168.0.19", null));
    assertThat(site.hosts()).endsWith("192.168.0.19 new\n");
  }

  @Test
  void completesAHostThatOnlyTheHostsFileKnows() {
    site.has("192.168.0.11 cpu-01.pxe.example cpu-01\n", "");
    site.run(add("cpu-01", MAC, null, null));
    assertThat(site.hosts()).isEqualTo("192.168.0.11 cpu-01.pxe.example cpu-01\n");
    assertThat(site.dhcpHosts()).isEqualTo(MAC + ",cpu-01,infinite\n");
  }

  @Test
  void refusesToCompleteAHostWithAnotherAddress() {
    site.has("# first\n192.168.0.11 cpu-01\n", "");
    refused(
        () -> site.run(add("cpu-01", MAC, "192.168.0.12", null)),
        "cpu-01 has the address 192.168.0.11 already (conf/hosts:2);"
            + " leave out --ip, or give that address");
  }

  @Test
  void makesFilesThatAreMissing() {
    site.delete("conf/hosts");
    site.delete("conf/dhcphosts");
    site.run(add("new", MAC, "192.168.0.19", null));
    assertThat(site.hosts()).isEqualTo("192.168.0.19 new\n");
    assertThat(site.dhcpHosts()).isEqualTo(MAC + ",new,infinite\n");
  }

  @Test
  void endsALastLineThatHasNoEnd() {
    site.has("192.168.0.11 cpu-01", "52:54:00:00:00:01,cpu-01,infinite");
    site.run(add("new", MAC, "192.168.0.19", null));
    assertThat(site.hosts()).isEqualTo("192.168.0.11 cpu-01\n192.168.0.19 new\n");
    assertThat(site.dhcpHosts())
        .isEqualTo("52:54:00:00:00:01,cpu-01,infinite\n" + MAC + ",new,infinite\n");
  }

  @Test
  void keepsTheLineEndsOfTheFile() {
    site.has("192.168.0.11 cpu-01\r\n", "52:54:00:00:00:01,cpu-01,infinite\r\n");
    site.run(add("new", MAC, "192.168.0.19", null));
    assertThat(site.hosts()).isEqualTo("192.168.0.11 cpu-01\r\n192.168.0.19 new\r\n");
    assertThat(site.dhcpHosts()).endsWith(MAC + ",new,infinite\r\n");
  }

  @Test
  void writesThroughASymbolicLink() throws Exception {
    site.write("shared/hosts", "192.168.0.11 cpu-01\n");
    site.delete("conf/hosts");
    Path link = site.workdir().resolve("conf/hosts");
    Files.createSymbolicLink(link, Path.of("../shared/hosts"));
    assertThat(site.plan(TestSite.ADD).notes())
        .contains("conf/hosts is a link: ../shared/hosts is changed");
    site.run(
        new AddHost("new", MacAddress.parse(MAC), Ipv4Address.parse("192.168.0.19"), "", false));
    assertThat(link).isSymbolicLink();
    assertThat(site.text("shared/hosts")).endsWith("192.168.0.19 new\n");
  }

  @Test
  void refusesWhenTheConfigurationNamesNoHostFile() {
    site.write("conf/dnsmasq.conf", "dhcp-hostsfile=/conf/dhcphosts\n");
    refused(
        () -> site.run(add("new", MAC, null, null)),
        "dnsmasq.conf names no addn-hosts (conf/dnsmasq.conf);"
            + " add a line such as addn-hosts=/conf/hosts");
  }
}
