package io.pxedock.core.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.host.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is told of lines that dnsmasq takes otherwise than their author meant. */
class LineProblemsTest {
  private static final String HOSTS = "192.168.0.11 cpu-01\n192.168.0.12 cpu-02\n";

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private void has(String dhcpHosts, String... options) {
    site.has(HOSTS, dhcpHosts, options);
  }

  private HostTable table() {
    return HostTable.of(site.observe(Scope.FILES));
  }

  private List<String> codes() {
    return table().problems().stream().map(Problem::code).toList();
  }

  @Test
  void aTagThatNoMachineHasKeepsTheLineFromItsMachine() {
    has("52:54:00:00:00:01,tag:red,cpu-01\n");
    assertThat(codes()).containsExactly("needs-tag");
  }

  @Test
  void aTagThatTheConfigurationSetsIsNoProblem() {
    String mac = "dhcp-mac=set:red,52:54:00:*:*:*";
    has("52:54:00:00:00:01,tag:red,cpu-01\n", mac);
    assertThat(codes()).isEmpty();
  }

  @Test
  void aNameWithoutAnAddressIsNoProblemWhereADynamicRangeServesIt() {
    String range = "dhcp-range=192.168.0.100,192.168.0.150";
    has("52:54:00:00:00:01,nowhere\n", range);
    assertThat(codes()).isEmpty();
  }

  @Test
  void aLineOfADhcpHostsDirIsAHost() {
    has("52:54:00:00:00:01,cpu-01\n", "dhcp-hostsdir=/conf/more.d");
    site.write("conf/more.d/rack", "52:54:00:00:00:02,cpu-02\n");
    assertThat(table().resolve("52:54:00:00:00:02").name()).isEqualTo("cpu-02");
  }

  @Test
  void anAddressOfASecondSubnetThatIsServedIsNoProblem() {
    has("52:54:00:00:00:01,10.1.4.11,ipmi-cpu-01\n", "dhcp-range=10.1.4.0,static,255.255.255.0");
    assertThat(codes()).isEmpty();
  }

  @Test
  void aRangeInAFileThatIsIncludedCounts() {
    has("52:54:00:00:00:01,10.1.4.11,ipmi-cpu-01\n", "conf-file=/conf/bmc.conf");
    site.write("conf/bmc.conf", "dhcp-range=lan,10.1.4.0,static,255.255.255.0\n");
    assertThat(codes()).isEmpty();
  }

  @Test
  void aDhcpIgnoreThatIsAboutTheMachineIsTold() {
    String[] options = {"dhcp-mac=set:red,52:54:00:*:*:*", "dhcp-ignore=tag:red"};
    has("52:54:00:00:00:01,cpu-01\n", options);
    assertThat(codes()).containsExactly("ignored-by-tag");
  }
}
