package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WhyCommandTest {
  private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");

  @RegisterExtension private final TestSite site = TestSite.forEachTest();

  private Typed.Result run(String... words) {
    return new Typed(site).run(words);
  }

  @Test
  void aMachineThatBootsIsProvedOnTheWire() throws InterruptedException {
    site.sandbox().node(MAC).boot();
    Typed.Result result = run("why", "cpu-01");
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("boots  on the wire, cpu-01 boots its own disk at");
  }

  @Test
  void aFaultIsTheFirstLineThenWhatToDoThenTheEvidence() {
    site.sandbox().faults().takeLinkDown();
    Typed.Result result = run("why", "cpu-01");
    assertThat(result.code()).isEqualTo(5);
    List<String> lines = result.out().lines().toList();
    assertThat(lines.get(0)).startsWith("port-down  port: link pxeboot is down");
    assertThat(lines.get(1)).startsWith("do: ip link set");
    assertThat(lines.subList(2, lines.size()))
        .contains("  port  link pxeboot is down")
        .contains("  conf/dhcphosts:2  52:54:00:00:00:01,cpu-01,infinite");
  }

  @Test
  void asJsonItIsTheContractsObject() throws Exception {
    site.sandbox().faults().setTag(9);
    JsonNode node = new ObjectMapper().readTree(run("-o", "json", "why", "192.168.0.11").out());
    assertThat(node.fieldNames())
        .toIterable()
        .containsExactly("host", "mac", "verdict", "evidence", "others");
    assertThat(node.get("verdict").get("code").asText()).isEqualTo("wrong-tag");
    assertThat(node.get("verdict").get("severity").asText()).isEqualTo("error");
    assertThat(node.get("evidence").get(0).fieldNames()).toIterable().contains("what", "where");
  }

  @Test
  void aMachineThatNobodyKnowsIsRefused() {
    Typed.Result result = run("why", "52:54:00:99:99:99");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("nothing is known of it");
  }

  @Test
  void anUnregisteredMachineIsToldWithTheCommandThatRegistersIt() throws InterruptedException {
    site.sandbox().node(MacAddress.parse("00:25:90:00:00:01")).boot();
    Typed.Result result = run("why", "00:25:90:00:00:01");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out())
        .startsWith("unknown-mac")
        .contains("pxedock adopt 00:25:90:00:00:01 --name NAME");
  }

  @Test
  void nothingIsChangedByAsking() throws InterruptedException {
    site.sandbox().node(MAC).boot();
    run("rehearse", "--all");
    String proof = site.text(".pxedock/rehearsed");
    run("why", "cpu-01");
    assertThat(site.text(".pxedock/rehearsed")).isEqualTo(proof);
  }
}
