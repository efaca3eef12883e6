package io.pxedock.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.host.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each card will be offered, and what keeps dnsmasq from offering anything. */
class PreflightTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private void has(String dhcpHosts, String... options) {
    site.has("192.168.0.11 cpu-01\n192.168.0.12 cpu-02\n", dhcpHosts, options);
  }

  private List<String> rows() {
    return Preflight.of(site.observe(Scope.DAEMON)).rows().stream()
        .map(row -> row.mac() + " " + row.ip() + " " + row.reason() + " " + row.place())
        .toList();
  }

  private List<String> codes() {
    return ConfCheck.of(site.observe(Scope.FILES)).stream().map(Problem::code).toList();
  }

  @Test
  void aCardGetsTheAddressOfItsName() {
    has("52:54:00:00:00:01,cpu-01\n");
    assertThat(rows())
        .containsExactly(
            "52:54:00:00:00:01 192.168.0.11 its name's address at conf/hosts:1 conf/dhcphosts:1");
  }

  @Test
  void aCardWhoseNameIsTakenIsToldWhoHasItsAddress() {
    has("52:54:00:00:00:01,cpu-01\n52:54:00:00:00:02,cpu-01\n");
    assertThat(rows())
        .contains(
            "52:54:00:00:00:01 null no address is free for it:"
                + " the address of 'cpu-01' goes to conf/dhcphosts:2 conf/dhcphosts:1");
  }

  @Test
  void aLineThatIsDroppedGivesItsCardNothing() {
    has("52:54:00:00:00:01,-bad\n");
    assertThat(rows())
        .containsExactly(
            "52:54:00:00:00:01 null dnsmasq drops the line:"
                + " bad DHCP host name at line 1 of /conf/dhcphosts conf/dhcphosts:1");
  }

  @Test
  void anOptionThatKeepsDnsmasqFromStartingIsTold() {
    has("", "no-such-option");
    assertThat(codes()).contains("does-not-start");
    has("", "dhcp-host=52:54:00:00:00:0g,x");
    assertThat(codes()).contains("does-not-start");
    has("", "address=\"open");
    assertThat(codes()).contains("does-not-start");
  }

  @Test
  void aSecondSubnetThatIsServedIsNoProblem() {
    String[] options = {"dhcp-range=lan,10.1.4.0,static", "dhcp-option=lan,3,10.1.4.254"};
    has("");
    List<String> before = codes();
    has("", options);
    assertThat(codes()).isEqualTo(before);
  }
}
