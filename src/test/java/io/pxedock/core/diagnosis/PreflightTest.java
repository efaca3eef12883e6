package io.pxedock.core.diagnosis;

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

/** What each card will be offered, and what keeps dnsmasq from offering anything. */
class PreflightTest {
  @TempDir Path directory;

  private TestSite site(String dhcpHosts, String... options) throws IOException {
    String hosts = "192.168.0.11 cpu-01\n192.168.0.12 cpu-02\n";
    TestSite site = TestSite.in(directory, hosts, dhcpHosts);
    Path conf = site.workdir().resolve("conf/dnsmasq.conf");
    Files.writeString(conf, Files.readString(conf) + String.join("\n", options) + "\n");
    return site;
  }

  private static List<String> rows(TestSite site) {
    return Preflight.of(site.observe(Scope.DAEMON)).stream()
        .map(row -> row.mac() + " " + row.ip() + " " + row.reason() + " " + row.place())
        .toList();
  }

  private static List<String> codes(TestSite site) {
    return ConfCheck.of(site.observe(Scope.FILES)).stream().map(Problem::code).toList();
  }

  @Test
  void aCardGetsTheAddressOfItsName() throws IOException {
    assertThat(rows(site("52:54:00:00:00:01,cpu-01\n")))
        .containsExactly(
            "52:54:00:00:00:01 192.168.0.11 its name's address at conf/hosts:1 conf/dhcphosts:1");
  }

  @Test
  void aCardWhoseNameIsTakenIsToldWhoHasItsAddress() throws IOException {
    assertThat(rows(site("52:54:00:00:00:01,cpu-01\n52:54:00:00:00:02,cpu-01\n")))
        .contains(
            "52:54:00:00:00:01 null no address is free for it:"
                + " the address of 'cpu-01' goes to conf/dhcphosts:2 conf/dhcphosts:1");
  }

  @Test
  void aLineThatIsDroppedGivesItsCardNothing() throws IOException {
    assertThat(rows(site("52:54:00:00:00:01,-bad\n")))
        .containsExactly(
            "52:54:00:00:00:01 null dnsmasq drops the line:"
                + " bad DHCP host name at line 1 of /conf/dhcphosts conf/dhcphosts:1");
  }

  @Test
  void anOptionThatKeepsDnsmasqFromStartingIsTold() throws IOException {
    assertThat(codes(site("", "no-such-option"))).contains("does-not-start");
    assertThat(codes(site("", "dhcp-host=52:54:00:00:00:0g,x"))).contains("does-not-start");
    assertThat(codes(site("", "address=\"open"))).contains("does-not-start");
  }

  @Test
  void aSecondSubnetThatIsServedIsNoProblem() throws IOException {
    String[] options = {"dhcp-range=lan,10.1.4.0,static", "dhcp-option=lan,3,10.1.4.254"};
    assertThat(codes(site("", options))).isEqualTo(codes(site("")));
  }
}
