package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.MacAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Machines that ask and are not registered are listed, and become hosts. */
class AdoptCommandTest {
  private static final String NEAR = "52:54:00:00:00:0f";
  private static final String FAR = "00:25:90:00:00:01";

  @RegisterExtension private final TestSite site = TestSite.forEachTest();

  @BeforeEach
  void twoUnknownMachinesAsk() throws InterruptedException {
    site.sandbox().node(MacAddress.parse(NEAR)).boot();
    site.sandbox().node(MacAddress.parse(FAR)).boot();
    site.sandbox().node(MacAddress.parse(FAR)).boot();
  }

  private Typed.Result run(String... words) {
    return new Typed(site).run(words);
  }

  private JsonNode unknown(String... filter) throws Exception {
    String[] words = new String[filter.length + 4];
    System.arraycopy(new String[] {"-o", "json", "host", "unknown"}, 0, words, 0, 4);
    System.arraycopy(filter, 0, words, 4, filter.length);
    return new ObjectMapper().readTree(run(words).out());
  }

  @Test
  void eachIsListedWithHowOftenItAskedTheLastOneFirst() throws Exception {
    JsonNode rows = unknown();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).get("mac").asText()).isEqualTo(FAR);
    assertThat(rows.get(0).get("count").asInt()).isEqualTo(2);
    assertThat(rows.get(0).get("firmware").asText()).isEqualTo("BIOS");
    assertThat(rows.get(0).get("near").isNull()).isTrue();
  }

  @Test
  void theRegisteredHostThatIsADigitAwayIsNamed() throws Exception {
    JsonNode row = unknown("mac:0f").get(0);
    assertThat(row.get("near").asText()).isEqualTo("cpu-01");
    assertThat(row.get("near_mac").asText()).isEqualTo("52:54:00:00:00:01");
  }

  @Test
  void aRangeWithoutAnEndGoesAsFarAsThereAreMacs() {
    Typed.Result result = run("--yes", "adopt", FAR, NEAR, "--name", "new-[09-..]");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(site.dhcpHosts()).contains(FAR + ",new-09,infinite", NEAR + ",new-10,infinite");
  }

  @Test
  void oneMachineBecomesAHostThatIsLoaded() {
    Typed.Result result = run("--yes", "adopt", FAR, "--name", "cpu-09");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(site.dhcpHosts()).contains(FAR + ",cpu-09,infinite");
    assertThat(run("host", "unknown").out()).doesNotContain(FAR);
  }

  @Test
  void severalBecomeHostsByARangeOfNamesInOneChange() {
    assertThat(run("--yes", "adopt", FAR, NEAR, "--name", "cpu-[08-09]").code()).isZero();
    assertThat(site.dhcpHosts()).contains(FAR + ",cpu-08", NEAR + ",cpu-09");
    assertThat(site.lastEntry().title()).isEqualTo("host add cpu-08 cpu-09");
  }

  @Test
  void withoutANameTheEndOfTheMacIsTheName() {
    assertThat(run("--yes", "adopt", "00:01").code()).isZero();
    assertThat(site.dhcpHosts()).contains(FAR + ",node-000001,infinite");
  }

  @Test
  void aRangeOfAnotherSizeIsWrongUsage() {
    Typed.Result result = run("--yes", "adopt", FAR, "--name", "cpu-[08-09]");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("'cpu-[08-09]' gives 2 names for 1 MAC");
  }

  @Test
  void aRegisteredMacIsRefusedWithItsHost() {
    Typed.Result result = run("--yes", "adopt", "52:54:00:00:00:01");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("is registered as cpu-01");
  }
}
