package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why and by whom a host was armed is shown where flags are shown. */
class ArmedByTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Typed typed;

  @BeforeEach
  void anArmedHost() {
    typed = new Typed(site);
    typed.run("911", "set", "cpu-01", "--yes", "--reason", "install rack 7");
  }

  private String answer(String line) {
    return typed.run(line.split(" ")).out();
  }

  @Test
  void hostShowNamesUserReasonAndChange() {
    assertThat(answer("host show cpu-01"))
        .containsPattern("armed +by tester: install rack 7 \\(change 1\\)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"911 list", "911 list -o csv", "911 list -o json", "history"})
  void listsHaveUserAndReason(String list) {
    assertThat(answer(list)).contains("tester").contains("install rack 7");
  }

  @Test
  void asJsonItIsInHostShow() {
    assertThat(answer("host show cpu-01 -o json"))
        .contains("\"armed_by\" : \"tester\"")
        .contains("\"armed_change\" : 1");
  }

  @Test
  void aFlagThatWasClearedAndMadeByHandHasNoOrigin() throws Exception {
    typed.run("911", "clear", "cpu-01");
    site.link("52:54:00:00:00:01", "911boot");
    assertThat(answer("host show cpu-01")).contains("911").doesNotContain("tester");
  }

  @Test
  void aFlagThatAnUndoBroughtBackIsThatOfTheUndo() {
    typed.run("911", "clear", "cpu-01");
    typed.run("undo", "--yes");
    assertThat(answer("host show cpu-01")).contains("by tester (change 3)");
  }
}
