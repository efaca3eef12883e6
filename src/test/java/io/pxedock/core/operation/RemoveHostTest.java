package io.pxedock.core.operation;

import static io.pxedock.fixture.Refusals.fails;
import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import io.pxedock.model.ExitCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code host remove}: files before, files after, or the refusal. */
class RemoveHostTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private void remove(String... hosts) {
    site.run(new RemoveHost(List.of(hosts), true));
  }

  @Test
  void takesBothLinesAndNothingElse() {
    String hosts = site.hosts();
    String dhcpHosts = site.dhcpHosts();
    remove("cpu-01");
    assertThat(site.hosts())
        .isEqualTo(hosts.replace("192.168.0.11 cpu-01.pxe.example cpu-01   # disk replaced\n", ""));
    assertThat(site.dhcpHosts())
        .isEqualTo(dhcpHosts.replace("52:54:00:00:00:01,cpu-01,infinite\n", ""));
  }

  @Test
  void takesSeveralHostsHoweverTheyAreNamed() {
    remove("192.168.0.11", "5254.0000.0002", "STOR-01", "stor-01");
    assertThat(site.hosts()).isEqualTo("# ip fqdn name\n192.168.0.111 ipmi-cpu-01\n");
    assertThat(site.dhcpHosts())
        .isEqualTo("# mac,name,time\n52:54:00:00:01:01,ipmi-cpu-01,infinite\n");
  }

  @Test
  void takesARange() {
    remove("cpu-[01-02]");
    assertThat(site.hosts()).doesNotContain(" cpu-");
    assertThat(site.dhcpHosts()).contains("stor-01", "ipmi-cpu-01").doesNotContain(",cpu-");
  }

  @Test
  void takesNothingWhenOneOfTheRangeIsMissing() {
    Map<String, String> before = Tree.of(site.workdir());
    refused(
        () -> remove("cpu-[01-03]"),
        "cpu-03 is missing: 'cpu-[01-03]' names hosts that are not registered; name cpu-01 cpu-02");
    assertThat(Tree.of(site.workdir())).isEqualTo(before);
  }

  @Test
  void callsBadRangesWrongUsage() {
    for (String range :
        List.of("cpu-[02-01]", "cpu-[1-2000]", "cpu-[01", "cpu-[a-b]", "[1-2][3-4]")) {
      fails(
          () -> remove(range),
          ExitCode.USAGE,
          "'" + range + "' is not a range of hosts; write it as cpu-[01-12], at most 1000");
    }
  }

  @Test
  void takesTheAliasesOfTheHostWithItsLine() {
    site.has("192.168.0.11 cpu-01 www\n", "52:54:00:00:00:01,cpu-01\n");
    remove("cpu-01");
    assertThat(site.hosts()).isEmpty();
  }

  @Test
  void leavesALineThatAnotherHostNeeds() {
    site.has("192.168.0.11 a\tb  c # both\n", "52:54:00:00:00:01,a\n52:54:00:00:00:02,b\n");
    remove("a");
    assertThat(site.hosts()).isEqualTo("192.168.0.11\tb  c # both\n");
    assertThat(site.dhcpHosts()).isEqualTo("52:54:00:00:00:02,b\n");
  }

  @Test
  void takesSeveralNamesOffALineThatAThirdHostNeeds() {
    site.has(
        "192.168.0.11 a b c\n", "52:54:00:00:00:01,a\n52:54:00:00:00:02,b\n52:54:00:00:00:03,c\n");
    remove("a", "b");
    assertThat(site.hosts()).isEqualTo("192.168.0.11 c\n");
  }

  @Test
  void takesASharedLineWhenBothGo() {
    site.has("192.168.0.11 a b\n", "52:54:00:00:00:01,a\n52:54:00:00:00:02,b\n");
    remove("a", "b");
    assertThat(site.hosts() + site.dhcpHosts()).isEmpty();
  }

  @Test
  void leavesTheNameThatASecondCardStillUses() {
    site.has("192.168.0.11 a\n", "52:54:00:00:00:01,a\n52:54:00:00:00:02,a\n");
    remove("52:54:00:00:00:02");
    assertThat(site.hosts()).isEqualTo("192.168.0.11 a\n");
    assertThat(site.dhcpHosts()).isEqualTo("52:54:00:00:00:01,a\n");
  }

  @Test
  void asksForTheMacWhenTwoLinesHaveTheName() {
    site.has("192.168.0.11 a\n", "52:54:00:00:00:01,a\n52:54:00:00:00:02,a\n");
    refused(
        () -> remove("a"),
        "'a' is the name of two hosts, the other at conf/dhcphosts:2 (conf/dhcphosts:1);"
            + " name the host by its MAC, or fix the files");
  }

  @Test
  void takesEveryLineThatGivesTheHostAnAddress() {
    site.has("192.168.0.11 a\n192.168.0.12 a\n192.168.0.13 b\n", "52:54:00:00:00:01,a\n");
    remove("a");
    assertThat(site.hosts()).isEqualTo("192.168.0.13 b\n");
  }

  @Test
  void takesAHostThatOnlyOneFileKnows() {
    site.has("192.168.0.11 a\n", "52:54:00:00:00:02,b\n");
    remove("a", "b");
    assertThat(site.hosts() + site.dhcpHosts()).isEmpty();
  }

  @Test
  void takesThe911LinkToo() {
    site.link("52:54:00:00:00:01", "911boot");
    site.hardLink("52:54:00:00:00:02");
    remove("cpu-01", "cpu-02");
    assertThat(site.flag("52:54:00:00:00:01")).isNull();
    assertThat(site.flag("52:54:00:00:00:02")).isNull();
    assertThat(site.exists("tftpboot/pxelinux.cfg/911boot")).isTrue();
  }

  @Test
  void takesThe911LinksOfAllItsCards() {
    site.has("192.168.0.11 a\n", "52:54:00:00:00:01,52:54:00:00:00:02,a\n");
    site.link("52:54:00:00:00:02", "911boot");
    remove("a");
    assertThat(site.flag("52:54:00:00:00:02")).isNull();
  }

  @Test
  void leavesAConfigurationThatIsNo911Flag() {
    site.write("tftpboot/pxelinux.cfg/01-52-54-00-00-00-01", "DEFAULT own\n");
    remove("cpu-01");
    assertThat(site.flag("52:54:00:00:00:01")).isEqualTo("DEFAULT own\n");
  }

  @Test
  void refusesAHostOfDnsmasqConf() {
    site.write(
        "conf/dnsmasq.conf",
        "dhcp-host=52:54:00:00:00:77,old,192.168.0.77\n" + site.text("conf/dnsmasq.conf"));
    refused(
        () -> remove("old"),
        "the line of the host is not in a host file (conf/dnsmasq.conf:1);"
            + " change that line with an editor, then run 'pxedock restart'");
  }

  @Test
  void namesTheHostAndWhatItHasInItsQuestion() {
    site.link("52:54:00:00:00:01", "911boot");
    assertThat(site.plan(new RemoveHost(List.of("cpu-01"), true)).questions())
        .containsExactly("Remove cpu-01, 192.168.0.11, 52:54:00:00:00:01, armed for 911?");
    assertThat(site.plan(new RemoveHost(List.of("cpu-[01-02]"), true)).questions())
        .containsExactly("Remove 2 hosts: cpu-01, cpu-02?");
  }
}
