package io.pxedock.core.hosts;

import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which host a word stands for, and what the two files say of it together. */
class HostTableTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private HostTable table() {
    return HostTable.of(site.observe(Scope.FILES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpu-01",
        "CPU-01",
        "cpu-01.pxe.example",
        "CPU-01.PXE.example",
        "192.168.0.11",
        "52:54:00:00:00:01",
        "5254.0000.0001",
        "00:00:01",
        "00-00-01",
        "00:01",
        "000001"
      })
  void aHostIsFoundByEachOfItsNames(String word) {
    assertThat(table().resolve(word).name()).isEqualTo("cpu-01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          192.168.0.99      | see 'pxedock host list'
          52:54:00:00:00:99 | see 'pxedock host list'
          nobody            | see 'pxedock host list'
          cpu-02x           | did you mean cpu-02?
          CPU-03            | did you mean cpu-01 or cpu-02?
          01                | did you mean cpu-01 or stor-01 or ipmi-cpu-01?
          """)
  void aWordThatFitsNoHostIsRefusedWithThoseThatAreNear(String word, String hint) {
    site.has(
        "",
        "52:54:00:00:00:01,cpu-01\n52:54:00:00:00:02,cpu-02\n52:54:00:00:00:03,stor-01\n"
            + "52:54:00:00:01:01,ipmi-cpu-01\n52:54:00:00:01:02,x-01\n");
    refused(() -> table().resolve(word), "there is no host '" + word + "'; " + hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cpu-[01-04]      | cpu-03 cpu-04 are missing: 'cpu-[01-04]' names hosts that are not registered; name cpu-01 cpu-02
          cpu-[01-20]      | cpu-[03-20] are missing: 'cpu-[01-20]' names hosts that are not registered; name cpu-01 cpu-02
          cpu-[02-03]      | cpu-03 is missing: 'cpu-[02-03]' names hosts that are not registered; name cpu-02
          cpu-[70-90]      | there is no host of 'cpu-[70-90]'; see 'pxedock host list'
          """)
  void aRangeWithMembersMissingSaysWhich(String range, String message) {
    refused(() -> table().resolve(List.of(range)), message);
  }

  @Test
  void theEndOfTheMacsOfSeveralHostsIsRefusedWithThem() {
    site.has("", "52:54:00:00:f8:04,cpu-01\n52:54:01:00:f8:04,cpu-02\n");
    refused(
        () -> table().resolve("f8:04"),
        "'f8:04' ends the MACs of 2 hosts: cpu-01 (52:54:00:00:f8:04), cpu-02"
            + " (52:54:01:00:f8:04); type more of the MAC, or the name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"01:01", "1", "01", "001"})
  void theEndOfABmcsMacAndTooFewDigitsNameNoHost(String word) {
    assertThatThrownBy(() -> table().resolve(word)).hasMessageContaining("there is no host");
  }

  @Test
  void hostsThatSeveralWordsNameAreFoundOnceAndInOrder() {
    assertThat(table().resolve(List.of("stor-01", "cpu-[01-02]", "192.168.0.11")))
        .extracting(Host::name)
        .containsExactly("stor-01", "cpu-01", "cpu-02");
  }

  @Test
  void aCardThatIsGivenByTheConfigurationIsAHost() {
    site.has("192.168.0.11 cpu-01\n", "", "dhcp-host=52:54:00:00:00:01,cpu-01");
    Host host = table().resolve("52:54:00:00:00:01");
    assertThat(host.name()).isEqualTo("cpu-01");
    assertThat(host.ip()).hasToString("192.168.0.11");
    assertThat(host.place()).hasToString("conf/dnsmasq.conf:" + lastLine("conf/dnsmasq.conf"));
  }

  private long lastLine(String name) {
    return site.text(name).lines().count();
  }

  @Test
  void aNameIsJoinedWhateverItsCase() {
    site.has("192.168.0.11 CPU-01.x\tCpu-01\n", "52:54:00:00:00:01,cpu-01\n");
    assertThat(table().hosts()).singleElement().extracting(Host::ip).hasToString("192.168.0.11");
  }

  @Test
  void aLineOfHostsThatNoCardHasIsAHostWithoutOne() {
    site.has("192.168.0.20 gw.x gw\n192.168.0.21 only.fqdn\n::1 v6\n", "");
    assertThat(table().hosts())
        .extracting(host -> host.name() + " " + host.ip() + " " + host.mac())
        .containsExactly("gw 192.168.0.20 null", "only.fqdn 192.168.0.21 null");
  }

  @Test
  void aLineWithoutANameIsCalledByItsCard() {
    site.has("", "52:54:00:00:00:01,192.168.0.11\n,192.168.0.12\n");
    assertThat(table().hosts())
        .extracting(Host::name)
        .containsExactly("52:54:00:00:00:01", ",192.168.0.12");
  }

  @Test
  void aHostHasTheLeaseAndTheFlagOfItsCard() {
    site.link("52:54:00:00:00:02", "911boot");
    Host armed = table().resolve("cpu-02");
    assertThat(armed.isArmed()).isTrue();
    assertThat(table().resolve("cpu-01").isArmed()).isFalse();
    assertThat(table().armed()).isEqualTo(1);
  }

  @Test
  void theOwnersAreFoundByCardAddressAndName() {
    HostTable table = table();
    assertThat(table.owners())
        .containsKeys("52:54:00:00:00:01", "192.168.0.11")
        .hasSize(2 * table.hosts().size());
    assertThat(table.owner(MacAddress.parse("52:54:00:00:00:02")))
        .map(Host::name)
        .contains("cpu-02");
    assertThat(table.owner(MacAddress.parse("52:54:00:00:00:99"))).isEmpty();
    assertThat(table.ownerOfName("cpu-01.pxe.example")).map(Host::name).contains("cpu-01");
    assertThat(table.ownerOfName("stor-01")).map(Host::name).contains("stor-01");
    assertThat(table.ownerOfName("nobody")).isEmpty();
  }
}
