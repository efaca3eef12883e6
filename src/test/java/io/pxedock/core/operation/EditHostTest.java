package io.pxedock.core.operation;

import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code host edit}: a host's two lines before and after, or the refusal. */
class EditHostTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private static EditHost edit(String host, String mac, String ip, String name, String fqdn) {
    return new EditHost(
        host,
        mac == null ? null : MacAddress.parse(mac),
        ip == null ? null : Ipv4Address.parse(ip),
        name,
        fqdn,
        true);
  }

  @ParameterizedTest(name = "{0} -> {1} {2} {3} {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          cpu-01 | 52:54:00:00:00:09 | | | | 192.168.0.11 cpu-01.pxe.example cpu-01   # disk replaced | 52:54:00:00:00:09,cpu-01,infinite
          CPU-01.pxe.example | | 192.168.0.19 | | | 192.168.0.19 cpu-01.pxe.example cpu-01   # disk replaced | 52:54:00:00:00:01,cpu-01,infinite
          192.168.0.11 | | | cpu-09 | | 192.168.0.11 cpu-09.pxe.example cpu-09   # disk replaced | 52:54:00:00:00:01,cpu-09,infinite
          525400000001 | | | | a.b.example | 192.168.0.11 a.b.example cpu-01   # disk replaced | 52:54:00:00:00:01,cpu-01,infinite
          cpu-01 | | | cpu-09 | a.b.example | 192.168.0.11 a.b.example cpu-09   # disk replaced | 52:54:00:00:00:01,cpu-09,infinite
          cpu-01 | 5254.0000.0009 | 192.168.0.19 | n | n.x | 192.168.0.19 n.x n   # disk replaced | 52:54:00:00:00:09,n,infinite
          cpu-01 | | | CPU-01 | | 192.168.0.11 CPU-01.pxe.example CPU-01   # disk replaced | 52:54:00:00:00:01,CPU-01,infinite
          """)
  void changesTheFieldAndKeepsTheRestOfTheLines(
      String host, String mac, String ip, String name, String fqdn, String line, String dhcpLine) {
    String hosts = site.hosts();
    String dhcpHosts = site.dhcpHosts();
    site.run(edit(host, mac, ip, name, fqdn));
    assertThat(site.hosts())
        .isEqualTo(hosts.replace("192.168.0.11 cpu-01.pxe.example cpu-01   # disk replaced", line));
    assertThat(site.dhcpHosts())
        .isEqualTo(dhcpHosts.replace("52:54:00:00:00:01,cpu-01,infinite", dhcpLine));
  }

  @ParameterizedTest(name = "{0} -> {1} {2} {3} {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          cpu-01 | 52:54:00:00:00:02 | | | | MAC 52:54:00:00:00:02 is taken by cpu-02 (conf/dhcphosts:3); choose another, or see 'pxedock host show cpu-02'
          cpu-01 | | 192.168.0.12 | | | the address 192.168.0.12 is taken by cpu-02 (conf/hosts:3); choose another, or see 'pxedock host show cpu-02'
          cpu-01 | | | Cpu-02 | | the name Cpu-02 is taken by cpu-02 (conf/dhcphosts:3); choose another, or see 'pxedock host show cpu-02'
          cpu-01 | | | | cpu-02.pxe.example | the name cpu-02.pxe.example is taken by cpu-02 (conf/dhcphosts:3); choose another, or see 'pxedock host show cpu-02'
          cpu-01 | | 10.0.0.1 | | | 10.0.0.1 is not a host address in 192.168.0.0/24; the next free address is 192.168.0.2
          cpu-01 | | 192.168.0.1 | | | 192.168.0.1 is the gateway's address; the next free address is 192.168.0.2
          cpu-01 | | | a_ | | 'a_' is not a host name; use letters, digits and dashes, at most 63, such as cpu-01
          cpu-01 | | | | nodots | 'nodots' is not a fully qualified name; write name.domain, such as cpu-01.site.example
          cpu-1 | | 192.168.0.19 | | | there is no host 'cpu-1'; did you mean cpu-01?
          nobody | | 192.168.0.19 | | | there is no host 'nobody'; see 'pxedock host list'
          192.168.0.99 | | 192.168.0.19 | | | there is no host '192.168.0.99'; see 'pxedock host list'
          """)
  void refusesWhatIsTakenOrImpossible(
      String host, String mac, String ip, String name, String fqdn, String refusal) {
    String hosts = site.hosts();
    String dhcpHosts = site.dhcpHosts();
    refused(() -> site.run(edit(host, mac, ip, name, fqdn)), refusal);
    assertThat(site.hosts() + site.dhcpHosts()).isEqualTo(hosts + dhcpHosts);
  }

  @Test
  void movesThe911LinkWithTheMac() {
    site.link("52:54:00:00:00:01", "911boot");
    site.run(edit("cpu-01", "52:54:00:00:00:09", null, null, null));
    assertThat(site.flag("52:54:00:00:00:01")).isNull();
    assertThat(site.flag("52:54:00:00:00:09")).isEqualTo("-> 911boot");
  }

  @Test
  void saysThatTheOldCardStillHoldsTheAddress() {
    site.write("leases/dnsmasq.leases", "0 52:54:00:00:00:01 192.168.0.11 cpu-01 *\n");
    assertThat(site.plan(edit("cpu-01", "52:54:00:00:00:09", null, null, null)).notes())
        .anyMatch(note -> note.contains("dnsmasq still leases 192.168.0.11 to 52:54:00:00:00:01"));
  }

  @Test
  void saysNothingOfALeaseWhereTheOldCardHoldsNone() {
    site.write("leases/dnsmasq.leases", "0 52:54:00:00:00:02 192.168.0.12 cpu-02 *\n");
    assertThat(site.plan(edit("cpu-01", "52:54:00:00:00:09", null, null, null)).notes())
        .noneMatch(note -> note.contains("still leases"));
  }

  @Test
  void leavesThe911LinkWhenTheMacStays() {
    site.link("52:54:00:00:00:01", "911boot");
    site.run(edit("cpu-01", null, null, "cpu-09", null));
    assertThat(site.flag("52:54:00:00:00:01")).isEqualTo("-> 911boot");
  }

  @Test
  void makesARelativeLinkOfAHardOneThatMoves() {
    site.hardLink("52:54:00:00:00:01");
    site.run(edit("cpu-01", "52:54:00:00:00:09", null, null, null));
    assertThat(site.flag("52:54:00:00:00:01")).isNull();
    assertThat(site.flag("52:54:00:00:00:09")).isEqualTo("-> 911boot");
  }

  @Test
  void refusesToMoveThe911LinkOntoAnotherConfiguration() {
    site.link("52:54:00:00:00:01", "911boot");
    site.write("tftpboot/pxelinux.cfg/01-52-54-00-00-00-09", "DEFAULT own\n");
    String hosts = site.hosts();
    refused(
        () -> site.run(edit("cpu-01", "52:54:00:00:00:09", null, null, null)),
        "cpu-01 has a PXELINUX configuration of its own, which is not a 911 flag"
            + " (tftpboot/pxelinux.cfg/01-52-54-00-00-00-09);"
            + " look at it, and move it away if it is not needed");
    assertThat(site.flag("52:54:00:00:00:01")).isEqualTo("-> 911boot");
    assertThat(site.hosts()).isEqualTo(hosts);
  }

  @Test
  void changesTheAddressInTheDhcpLineToo() {
    site.has("192.168.0.11 cpu-01\n", "  52:54:00:00:00:01 , 192.168.0.11,cpu-01, 12h # why\n");
    site.run(edit("cpu-01", null, "192.168.0.19", null, null));
    assertThat(site.hosts()).isEqualTo("192.168.0.19 cpu-01\n");
    assertThat(site.dhcpHosts())
        .isEqualTo("  52:54:00:00:00:01 , 192.168.0.19,cpu-01, 12h # why\n");
  }

  @Test
  void keepsAnFqdnThatDoesNotBeginWithTheName() {
    site.has("192.168.0.11 r1.x cpu-01 www\n", "52:54:00:00:00:01,cpu-01\n");
    site.run(edit("cpu-01", null, null, "cpu-09", null));
    assertThat(site.hosts()).isEqualTo("192.168.0.11 r1.x cpu-09 www\n");
  }

  @Test
  void putsANewFqdnInFrontOfTheName() {
    site.run(edit("stor-01", null, null, null, "stor-01.pxe.example"));
    assertThat(site.hosts()).contains("192.168.0.13\tstor-01.pxe.example\tstor-01\n");
  }

  @Test
  void givesAnAddressToAHostThatHasNone() {
    site.has("", "52:54:00:00:00:01,cpu-01,infinite\n");
    refused(
        () -> site.run(edit("cpu-01", null, null, "cpu-09", null)),
        "cpu-01 has no line in the hosts file (conf/dhcphosts:1); give --ip");
    site.run(edit("cpu-01", null, "192.168.0.19", null, null));
    assertThat(site.hosts()).isEqualTo("192.168.0.19 cpu-01\n");
  }

  @Test
  void givesAMacToAHostThatHasNone() {
    site.has("192.168.0.11 cpu-01\n", "");
    site.run(edit("cpu-01", "52:54:00:00:00:01", null, null, null));
    assertThat(site.dhcpHosts()).isEqualTo("52:54:00:00:00:01,cpu-01,infinite\n");
  }

  @Test
  void refusesALineOfDnsmasqConf() {
    site.write(
        "conf/dnsmasq.conf",
        "dhcp-host=52:54:00:00:00:77,old,192.168.0.77\n" + site.text("conf/dnsmasq.conf"));
    refused(
        () -> site.run(edit("old", "52:54:00:00:00:78", null, null, null)),
        "the line of the host is not in a host file (conf/dnsmasq.conf:1);"
            + " change that line with an editor, then run 'pxedock restart'");
  }

  @Test
  void hasNothingToDoWhenNothingChanges() {
    assertThat(site.run(edit("cpu-01", null, "192.168.0.11", "cpu-01", null)).isNothing()).isTrue();
  }

  @Test
  void takesTheAddressThatItsOwnOldCardHasLeased() {
    site.write("leases/dnsmasq.leases", "0 52:54:00:00:00:01 192.168.0.19 * *\n");
    site.run(edit("cpu-01", null, "192.168.0.19", null, null));
    assertThat(site.hosts()).contains("192.168.0.19 cpu-01.pxe.example cpu-01");
  }

  @Test
  void keepsBytesThatAreNoText() {
    site.has(
        "192.168.0.11 cpu-01 # r\u00e9par\u00e9\u0000\r\n192.168.0.12 b # \u00ff\n",
        "52:54:00:00:00:01,cpu-01\n");
    site.run(edit("cpu-01", null, "192.168.0.19", null, null));
    assertThat(site.hosts())
        .isEqualTo("192.168.0.19 cpu-01 # r\u00e9par\u00e9\u0000\r\n192.168.0.12 b # \u00ff\n");
  }
}
