package io.pxedock.core.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every problem of the host files, in the words an operator reads. */
class HostProblemsTest {
  private static final String MAC_1 = "52:54:00:00:00:01";
  private static final String MAC_2 = "52:54:00:00:00:02";

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private List<String> problems(String hosts, String dhcpHosts, String... options) {
    site.has(hosts, dhcpHosts, options);
    return problems();
  }

  private List<String> problems() {
    return HostTable.of(site.observe(Scope.FILES)).problems().stream()
        .map(problem -> problem.severity() + " " + problem.code() + " " + problem.line())
        .toList();
  }

  @Test
  void aCardOfTwoLinesBelongsToTheLastOne() {
    String two = MAC_1 + ",cpu-01\n" + MAC_1 + ",cpu-02\n";
    assertThat(problems("192.168.0.11 cpu-01\n192.168.0.12 cpu-02\n", two))
        .containsExactly(
            "ERROR duplicate-mac conf/dhcphosts:1: MAC 52:54:00:00:00:01 is used again at"
                + " conf/dhcphosts:2, and the last line wins; remove one of the two lines");
  }

  @Test
  void aNameOfTwoLinesBelongsToTheLastOne() {
    assertThat(problems("192.168.0.11 cpu-01\n", MAC_1 + ",cpu-01\n" + MAC_2 + ",cpu-01\n"))
        .containsExactly(
            "ERROR duplicate-name conf/dhcphosts:1: the name cpu-01 is used again at"
                + " conf/dhcphosts:2, and the last line wins; remove one of the two lines");
  }

  @Test
  void anAddressThatIsWrittenTwiceDropsTheSecondLine() {
    String two = MAC_1 + ",192.168.0.11\n" + MAC_2 + ",192.168.0.11\n";
    assertThat(problems("", two))
        .containsExactly(
            "ERROR duplicate-ip conf/dhcphosts:2: 192.168.0.11 is used at conf/dhcphosts:1"
                + " already, and dnsmasq drops this line; remove one of the two lines");
  }

  @Test
  void anAddressOfTwoNamesBelongsToTheLastLine() {
    String hosts = "192.168.0.11 cpu-01\n192.168.0.11 cpu-02\n";
    assertThat(problems(hosts, MAC_1 + ",cpu-01\n" + MAC_2 + ",cpu-02\n"))
        .containsExactly(
            "ERROR duplicate-ip conf/dhcphosts:1: 192.168.0.11 is used again at"
                + " conf/dhcphosts:2, and the last line wins; remove one of the two lines");
  }

  @Test
  void aLineThatDnsmasqDropsIsNamedWithItsOwnWords() {
    assertThat(problems("", MAC_1 + ",192.168.0.11,-bad\n"))
        .singleElement()
        .asString()
        .startsWith("ERROR ");
  }

  @Test
  void aNameWithTwoAddressesHasNone() {
    String hosts = "192.168.0.11 a cpu-01\n192.168.0.12 b cpu-01\n";
    assertThat(problems(hosts, MAC_1 + ",cpu-01\n"))
        .containsExactly(
            "ERROR two-addresses conf/hosts:2: 'cpu-01' has two addresses, so dnsmasq gives it"
                + " none; remove one of the lines");
  }

  @Test
  void aNameWithoutAnAddressIsNamed() {
    assertThat(problems("", MAC_1 + ",cpu-01\n"))
        .containsExactly(
            "ERROR no-address conf/dhcphosts:1: 'cpu-01' has no line in the hosts file; add a"
                + " line 'address name' to conf/hosts");
  }

  @Test
  void aCardWithoutANameAndAnAddressIsNamed() {
    assertThat(problems("", MAC_1 + ",infinite\n"))
        .containsExactly(
            "ERROR no-address conf/dhcphosts:1: no name and no address; add a line 'address"
                + " name' to conf/hosts");
  }

  @Test
  void anAddressOutsideEveryRangeIsNamed() {
    assertThat(problems("10.0.0.1 cpu-01\n", MAC_1 + ",cpu-01\n"))
        .containsExactly(
            "ERROR outside-range conf/dhcphosts:1: 10.0.0.1 of cpu-01 is outside every dhcp-range;"
                + " give it an address of 192.168.0.0/24, or add a dhcp-range");
  }

  @Test
  void theHostOfAnAddressOutsideEveryRangeMayHaveNoName() {
    assertThat(problems("", MAC_1 + ",10.0.0.1\n"))
        .singleElement()
        .asString()
        .contains("10.0.0.1 of this host is outside every dhcp-range");
  }

  @Test
  void theAddressesOfTheGatewayAndOfTheServerAreTaken() {
    String hosts = "192.168.0.1 cpu-01\n192.168.0.240 cpu-02\n";
    assertThat(problems(hosts, MAC_1 + ",cpu-01\n" + MAC_2 + ",cpu-02\n"))
        .containsExactly(
            "ERROR taken-address conf/dhcphosts:1: 192.168.0.1 is the gateway's address; give"
                + " the host another address",
            "ERROR taken-address conf/dhcphosts:2: 192.168.0.240 is the boot server's"
                + " address; give the host another address");
  }

  @Test
  void aCardWhoseTagsHaveNoRangeIsNamed() {
    assertThat(
            problems(
                "192.168.0.11 cpu-01\n",
                MAC_1 + ",cpu-01\n",
                "dhcp-ignore=tag:red",
                "dhcp-mac=set:red,52:54:00:*:*:*"))
        .containsExactly(
            "ERROR ignored-by-tag conf/dhcphosts:1: a dhcp-ignore is about the tags of"
                + " 52:54:00:00:00:01; remove the tag, or set it for the machine");
  }

  @Test
  void aTagThatTheMachineDoesNotHaveIsNamed() {
    assertThat(problems("192.168.0.11 cpu-01\n", MAC_1 + ",tag:red,cpu-01\n"))
        .containsExactly(
            "ERROR needs-tag conf/dhcphosts:1: 'tag:red' keeps the line from 52:54:00:00:00:01,"
                + " which has other tags; remove the tag, or set it for the machine");
  }

  @Test
  void aLineThatIgnoresItsMachineNeedsNoAddress() {
    assertThat(problems("", MAC_1 + ",ignore\n")).isEmpty();
  }

  @Test
  void anAddressThatIsLeasedToAnotherMachineIsNamed() {
    site.has(
        "192.168.0.11 cpu-01\n192.168.0.12 cpu-02\n", MAC_1 + ",cpu-01\n" + MAC_2 + ",cpu-02\n");
    site.write(
        "leases/dnsmasq.leases",
        "0 52:54:00:00:00:aa 192.168.0.11 * *\n0 " + MAC_2 + " 192.168.0.12 cpu-02 *\n");
    assertThat(problems())
        .containsExactly(
            "ERROR leased-elsewhere conf/dhcphosts:1: 192.168.0.11 is still leased to"
                + " 52:54:00:00:00:aa; stop dnsmasq, remove that line from the lease file, start dnsmasq");
  }

  @Test
  void aLineOfTheHostsFileThatDnsmasqDropsOrIgnoresIsNamed() {
    assertThat(problems("192.168.0.300 cpu-01\n192.168.0.12 b\u00e4d cpu-02\n", ""))
        .containsExactly(
            "ERROR bad-address conf/hosts:1: '192.168.0.300' is not an address: dnsmasq drops"
                + " the line; correct it",
            "ERROR bad-name conf/hosts:2: 'b\u00e4d' is not a valid name: dnsmasq ignores it;"
                + " correct it");
  }

  @Test
  void aFlagThatLeadsNowhereIsNamed() {
    site.has("192.168.0.11 cpu-01\n", MAC_1 + ",cpu-01\n");
    site.link(MAC_1, "nowhere");
    assertThat(problems())
        .containsExactly(
            "ERROR dangling-911 tftpboot/pxelinux.cfg/01-52-54-00-00-00-01: the 911 flag of"
                + " cpu-01 leads nowhere inside the container; run 'pxedock 911 set cpu-01'"
                + " again, or 'pxedock 911 clear'");
  }

  @Test
  void anEmptyFlagIsNamed() {
    site.has("192.168.0.11 cpu-01\n", MAC_1 + ",cpu-01\n");
    site.write("tftpboot/pxelinux.cfg/01-52-54-00-00-00-01", "");
    assertThat(problems())
        .containsExactly(
            "ERROR empty-911 tftpboot/pxelinux.cfg/01-52-54-00-00-00-01: the 911 flag of cpu-01"
                + " is empty: PXELINUX ignores it; run 'pxedock 911 set cpu-01' again, or"
                + " 'pxedock 911 clear'");
  }

  @Test
  void aDirectoryInThePlaceOfAFlagIsNamed() {
    site.has("192.168.0.11 cpu-01\n", MAC_1 + ",cpu-01\n");
    site.write("tftpboot/pxelinux.cfg/01-52-54-00-00-00-01/x", "");
    assertThat(problems())
        .containsExactly(
            "ERROR not-a-file-911 tftpboot/pxelinux.cfg/01-52-54-00-00-00-01: a directory has"
                + " the name of cpu-01's 911 flag: TFTP cannot send it; remove it: rmdir"
                + " tftpboot/pxelinux.cfg/01-52-54-00-00-00-01");
  }

  @Test
  void aCopyOfAnOlder911bootIsNamed() {
    site.has("192.168.0.11 cpu-01\n", MAC_1 + ",cpu-01\n");
    site.write(
        "tftpboot/pxelinux.cfg/01-52-54-00-00-00-01",
        site.text("tftpboot/pxelinux.cfg/911boot") + "# older\n");
    assertThat(problems())
        .containsExactly(
            "WARNING stale-911 tftpboot/pxelinux.cfg/01-52-54-00-00-00-01: cpu-01 is armed with"
                + " an old copy of 911boot; run 'pxedock 911 set cpu-01' again, or 'pxedock 911"
                + " clear'");
  }

  @Test
  void aFlagOfABmcIsNamed() {
    site.has("192.168.0.111 ipmi-cpu-01\n", MAC_1 + ",ipmi-cpu-01\n");
    site.link(MAC_1, "911boot");
    assertThat(problems())
        .containsExactly(
            "WARNING ipmi-911 tftpboot/pxelinux.cfg/01-52-54-00-00-00-01: ipmi-cpu-01 is a"
                + " BMC's entry: arming it does not make the machine boot 911; arm the machine"
                + " itself, and run 'pxedock 911 clear ipmi-cpu-01'");
  }

  @Test
  void aFlagThatPxelinuxNeverAsksForIsNamed() {
    site.has("192.168.0.11 cpu-01\n", MAC_1 + ",cpu-01\n");
    site.write(
        "tftpboot/pxelinux.cfg/52-54-00-00-00-01", site.text("tftpboot/pxelinux.cfg/911boot"));
    assertThat(problems())
        .containsExactly(
            "ERROR misnamed-911 tftpboot/pxelinux.cfg/52-54-00-00-00-01: PXELINUX never asks"
                + " for '52-54-00-00-00-01', only for '01-52-54-00-00-00-01'; run 'pxedock 911"
                + " set cpu-01' if it is to boot 911, or 'pxedock 911 clear cpu-01'");
  }

  @Test
  void aConfigurationThatIsAskedForByUuidBeatsTheFlags() {
    String uuid = "b8945908-d6a6-41a9-611d-74a6ab80b83d";
    site.write("tftpboot/pxelinux.cfg/" + uuid, "DEFAULT x\n");
    assertThat(problems())
        .containsExactly(
            "WARNING uuid-beats-911 tftpboot/pxelinux.cfg/"
                + uuid
                + ": the machine with the UUID "
                + uuid
                + " takes this configuration before any 911 flag; move it away if that machine"
                + " is to boot 911 by its flag");
  }

  @Test
  void aFlagOfAMachineThatIsNotRegisteredIsNamed() {
    site.link("52:54:00:00:00:99", "911boot");
    assertThat(problems())
        .containsExactly(
            "WARNING stray-911 tftpboot/pxelinux.cfg/01-52-54-00-00-00-99: 911 is armed for"
                + " 52:54:00:00:00:99, which is not a registered host; run 'pxedock 911 clear"
                + " 52:54:00:00:00:99'");
  }
}
