package io.pxedock.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.core.diagnosis.ConfCheck;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A site whose machines are in one subnet and whose BMCs are in another, both served. */
class TwoSubnetsTest {
  private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:09");

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  @BeforeEach
  void makeTheSite() {
    site.has(
        "192.168.0.11 cpu-01\n192.168.0.12 cpu-02\n192.168.0.16 cpu-06\n192.168.0.31 stor-01\n"
            + "10.1.4.11 ipmi-cpu-01\n10.1.4.31 ipmi-stor-01\n",
        "52:54:00:00:00:01,cpu-01,infinite\n52:54:00:00:00:02,cpu-02,infinite\n"
            + "52:54:00:00:00:06,cpu-06,infinite\n52:54:00:00:00:03,stor-01,infinite\n"
            + "52:54:00:00:01:01,ipmi-cpu-01,infinite\n52:54:00:00:01:03,ipmi-stor-01,infinite\n",
        "dhcp-range=lan,10.1.4.0,static",
        "dhcp-option=bmc,3,10.1.4.254");
  }

  private static AddHost add(String name, String ip) {
    return new AddHost(name, MAC, ip == null ? null : Ipv4Address.parse(ip), "", false);
  }

  private String addressOf(String name) {
    return HostTable.of(site.observe(Scope.FILES)).resolve(name).ip().toString();
  }

  @Test
  void nothingIsWrongWithIt() {
    assertThat(ConfCheck.of(site.observe(Scope.FILES))).isEmpty();
    assertThat(HostTable.of(site.observe(Scope.FILES)).problems()).isEmpty();
  }

  @Test
  void aHostCanHaveAnAddressOfTheSecondSubnet() {
    site.run(add("ipmi-cpu-02", "10.1.4.12"));

    assertThat(addressOf("ipmi-cpu-02")).isEqualTo("10.1.4.12");
  }

  @Test
  void aBmcGetsTheNumberOfItsMachine() {
    site.run(add("ipmi-cpu-06", null));

    assertThat(addressOf("ipmi-cpu-06")).isEqualTo("10.1.4.16");
  }

  @Test
  void aHostGetsTheNextFreeAddressAmongThoseThatAreNamedLikeIt() {
    site.run(add("ipmi-cpu-07", null));

    assertThat(addressOf("ipmi-cpu-07")).isEqualTo("10.1.4.1");
  }

  @Test
  void aMachineStaysInTheServersSubnet() {
    site.run(add("cpu-03", null));

    assertThat(addressOf("cpu-03")).isEqualTo("192.168.0.2");
  }

  @Test
  void eachSubnetHasANextFreeAddress() {
    assertThat(AddHost.nextFree(site.observe(Scope.FILES)))
        .extracting(Ipv4Address::toString)
        .containsExactly("192.168.0.2", "10.1.4.1");
  }

  @Test
  void theGatewayOfTheSecondSubnetIsTaken() {
    assertThatThrownBy(() -> site.plan(add("ipmi-cpu-02", "10.1.4.254")))
        .isInstanceOfSatisfying(
            Failure.class,
            e ->
                assertThat(e.line())
                    .contains("the gateway's address", "the next free address is 10.1.4.1"));
  }

  @Test
  void anAddressOfNeitherIsRefusedWithBoth() {
    assertThatThrownBy(() -> site.plan(add("cpu-03", "10.9.9.9")))
        .hasMessageContaining("192.168.0.0/24 or 10.1.4.0/24");
  }

  @Test
  void aTakenAddressOfTheSecondSubnetIsRefused() {
    assertThatThrownBy(() -> site.plan(add("ipmi-cpu-02", "10.1.4.11")))
        .hasMessageContaining("taken by ipmi-cpu-01");
  }
}
