package io.pxedock.core.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.host.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of lines that dnsmasq takes otherwise than their author meant. */
class LineProblemsTest {
  private static final String HOSTS = "192.168.0.11 cpu-01\n192.168.0.12 cpu-02\n";

  @TempDir Path directory;

  private Path conf(TestSite site) {
    return site.workdir().resolve("conf");
  }

  private TestSite site(String dhcpHosts, String... options) throws IOException {
    TestSite site = TestSite.in(directory, HOSTS, dhcpHosts);
    Path conf = conf(site).resolve("dnsmasq.conf");
    Files.writeString(conf, Files.readString(conf) + String.join("\n", options) + "\n");
    return site;
  }

  private static List<String> codes(TestSite site) {
    return HostTable.of(site.observe(Scope.FILES)).problems().stream().map(Problem::code).toList();
  }

  @Test
  void aTagThatNoMachineHasKeepsTheLineFromItsMachine() throws IOException {
    assertThat(codes(site("52:54:00:00:00:01,tag:red,cpu-01\n"))).containsExactly("needs-tag");
  }

  @Test
  void aTagThatTheConfigurationSetsIsNoProblem() throws IOException {
    String mac = "dhcp-mac=set:red,52:54:00:*:*:*";
    assertThat(codes(site("52:54:00:00:00:01,tag:red,cpu-01\n", mac))).isEmpty();
  }

  @Test
  void aNameWithoutAnAddressIsNoProblemWhereADynamicRangeServesIt() throws IOException {
    String range = "dhcp-range=192.168.0.100,192.168.0.150";
    assertThat(codes(site("52:54:00:00:00:01,nowhere\n", range))).isEmpty();
  }

  @Test
  void aLineOfADhcpHostsDirIsAHost() throws IOException {
    TestSite site = site("52:54:00:00:00:01,cpu-01\n", "dhcp-hostsdir=/conf/more.d");
    Files.createDirectories(conf(site).resolve("more.d"));
    Files.writeString(conf(site).resolve("more.d/rack"), "52:54:00:00:00:02,cpu-02\n");

    HostTable table = HostTable.of(site.observe(Scope.FILES));

    assertThat(table.resolve("52:54:00:00:00:02").name()).isEqualTo("cpu-02");
  }

  @Test
  void anAddressOfASecondSubnetThatIsServedIsNoProblem() throws IOException {
    TestSite site =
        site(
            "52:54:00:00:00:01,10.1.4.11,ipmi-cpu-01\n",
            "dhcp-range=10.1.4.0,static,255.255.255.0");
    assertThat(codes(site)).isEmpty();
  }

  @Test
  void aRangeInAFileThatIsIncludedCounts() throws IOException {
    TestSite site = site("52:54:00:00:00:01,10.1.4.11,ipmi-cpu-01\n", "conf-file=/conf/bmc.conf");
    Files.writeString(
        conf(site).resolve("bmc.conf"), "dhcp-range=lan,10.1.4.0,static,255.255.255.0\n");
    assertThat(codes(site)).isEmpty();
  }

  @Test
  void aDhcpIgnoreThatIsAboutTheMachineIsTold() throws IOException {
    String[] options = {"dhcp-mac=set:red,52:54:00:*:*:*", "dhcp-ignore=tag:red"};
    assertThat(codes(site("52:54:00:00:00:01,cpu-01\n", options)))
        .containsExactly("ignored-by-tag");
  }
}
