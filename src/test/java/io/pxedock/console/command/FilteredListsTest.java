package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.MacAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One filter grammar in every list and log. */
class FilteredListsTest {
  @TempDir Path directory;
  private TestSite site;
  private Typed typed;

  @BeforeEach
  void openASite() {
    site = TestSite.in(directory);
    typed = new Typed(site);
    site.link("52:54:00:00:00:02", "911boot");
  }

  @AfterEach
  void closeIt() {
    site.close();
  }

  private String answer(String line) {
    Typed.Result result = typed.run(line.split(" "));
    assertThat(result.err()).isEmpty();
    return result.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"host list", "911 list", "preflight"})
  void aListOfHostsTakesTheGrammar(String list) {
    assertThat(answer(list + " 911 name:cpu-[01-09] ip:192.168.0.0/24 !unknown mac:00:02"))
        .contains("cpu-02")
        .doesNotContain("cpu-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host list", "911 list", "preflight", "history", "logs"})
  void aFilterThatIsNotUnderstoodIsWrongUsage(String list) {
    Typed.Result result = typed.run((list + " seen<2x").split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors()).singleElement().asString().contains("write seen<2h");
  }

  @Test
  void aFilterThatLeavesNothingIsNotTakenForAnEmptySite() {
    assertThat(answer("host list nothing-like-this")).contains("none fits the filter");
  }

  @Test
  void theHistoryOfAHostIsFoundThroughARange() {
    typed.run("911", "set", "cpu-[01-02]", "--yes", "--reason", "rack 7");
    typed.run("host", "add", "cpu-09", "--mac", "52:54:00:00:00:99");
    assertThat(answer("history cpu-01")).contains("911 set").doesNotContain("cpu-09");
    assertThat(answer("history rack state:done")).contains("911 set").doesNotContain("cpu-09");
  }

  @Test
  void theLogOfAHostHasItsTransfersWhichNameOnlyAnAddress() throws Exception {
    site.sandbox().node(MacAddress.parse("52:54:00:00:00:01")).boot();
    String log = answer("logs cpu-01 --since 2h");
    assertThat(log).contains("DHCPACK").contains("sent /tftpboot/pxelinux.0 to 192.168.0.11");
    assertThat(log).doesNotContain("started, version");
    assertThat(log.lines()).allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d  dnsmasq.*"));
  }

  @Test
  void theLogAsEventsLeavesOutWhatTellsOfNone() throws Exception {
    site.sandbox().node(MacAddress.parse("52:54:00:00:00:01")).boot();
    assertThat(answer("logs --events state:ack"))
        .containsPattern("\\d\\d:\\d\\d:\\d\\d  ACK +cpu-01 +192.168.0.11");
  }
}
