package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pxedock.fixture.TestSite;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One change of the journal, whole; and one rule for changes of many hosts. */
class HistoryTest {
  @TempDir Path directory;
  private TestSite site;
  private Typed typed;

  @BeforeEach
  void openASite() {
    site = TestSite.in(directory);
    typed = new Typed(site);
  }

  @AfterEach
  void closeIt() {
    site.close();
  }

  @Test
  void aChangeIsShownWithReasonDiffCommandsAndLog() {
    typed.run("host", "add", "cpu-09", "--mac", "52:54:00:00:00:99");
    assertThat(typed.run("history", "1").out())
        .contains("host add cpu-09")
        .contains("who      tester")
        .contains("no reason was given")
        .contains("+52:54:00:00:00:99,cpu-09,infinite")
        .contains("Equivalent shell commands:")
        .containsPattern("\\d\\d:\\d\\d:\\d\\d  dnsmasq.*read /conf/dhcphosts");
  }

  @Test
  void theReasonStandsInIt() {
    typed.run("911", "set", "cpu-01", "--yes", "--reason", "rack 7");
    assertThat(typed.run("history", "1").out()).contains("why      rack 7");
  }

  @Test
  void asJsonItHasTheFilesAndTheLog() throws Exception {
    typed.run("911", "set", "cpu-01", "--yes");
    var node = new ObjectMapper().readTree(typed.run("history", "1", "-o", "json").out());
    assertThat(node.get("number").asInt()).isEqualTo(1);
    assertThat(node.get("files").get(0).get("diff").asText()).contains("-> 911boot");
    assertThat(node.has("log")).isTrue();
  }

  @Test
  void aNumberThatNoChangeHasIsRefused() {
    assertThat(typed.run("history", "7").errors().get(0)).contains("there is no change 7");
  }

  @Test
  void undoNamesTheHostsThatItArmsAndAsksOnce() {
    typed.run("911", "set", "cpu-[01-02]", "--yes");
    typed.run("911", "clear", "--all", "--yes");
    typed.answering(true).run("undo");
    assertThat(typed.questions())
        .singleElement()
        .asString()
        .contains("arms 911 again for cpu-01, cpu-02")
        .endsWith("Type 2");
  }

  @Test
  void severalHostsAreArmedOrRemovedOnlyByTheirNumber() {
    typed.answering(true, true);
    typed.run("911", "set", "cpu-[01-02]");
    typed.run("host", "remove", "cpu-01", "cpu-02");
    assertThat(typed.questions()).hasSize(2).allMatch(question -> question.endsWith("Type 2"));
  }

  @Test
  void oneHostIsAPlainQuestion() {
    typed.answering(true).run("911", "set", "cpu-01");
    assertThat(typed.questions()).singleElement().asString().doesNotContain("Type");
  }
}
