package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --read-only} and {@code --dry-run} change nothing, whatever is asked. */
class ReadOnlyTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Typed typed;

  @BeforeEach
  void openASiteWithAChangeAndAFlag() {
    typed = new Typed(site);
    assertThat(typed.run("911", "set", "cpu-02", "-y").code()).isZero();
  }

  static Stream<String> changes() {
    return Stream.of(
        "host add new --mac 52:54:00:00:00:09 -y",
        "host edit cpu-01 --ip 192.168.0.19 -y",
        "host remove cpu-01 -y",
        "911 set cpu-01 -y",
        "911 clear cpu-02 -y",
        "911 clear --all -y",
        "undo -y",
        "undo 1 -y",
        "reload -y",
        "restart -y",
        "stop -y");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void refusesEveryChangeOfAReadOnlySession(String line) {
    Map<String, String> before = Tree.of(site.workdir());
    long pid = site.sandbox().engine().container("pxeboot").orElseThrow().pid();
    Typed.Result result = typed.run(("--read-only " + line).split(" "));
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .matches(
            "pxedock: '.+' is a change, and this is --read-only; run it without --read-only\n");
    assertThat(Tree.of(site.workdir())).isEqualTo(before);
    assertThat(site.sandbox().engine().container("pxeboot").orElseThrow().pid()).isEqualTo(pid);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void showsEveryChangeAndMakesNone(String line) {
    Map<String, String> before = Tree.of(site.workdir());
    int lines = site.sandbox().engine().logs("pxeboot", 1000).size();
    Typed.Result result = typed.run(("--dry-run " + line).split(" "));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("Equivalent shell commands:").contains("would be: ");
    assertThat(Tree.of(site.workdir())).isEqualTo(before);
    assertThat(site.sandbox().engine().logs("pxeboot", 1000)).hasSize(lines);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "status",
        "host list",
        "host show cpu-01",
        "911 list",
        "history",
        "logs",
        "conf show",
        "conf check"
      })
  void answersQuestionsAllTheSame(String line) {
    Map<String, String> before = Tree.of(site.workdir());
    Typed.Result result = typed.run(("--read-only " + line).split(" "));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).isNotEmpty();
    assertThat(Tree.of(site.workdir())).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void asksNothingForADryRun(String line) {
    typed.run(("-n " + line.replace(" -y", "")).split(" "));
    assertThat(typed.questions()).isEmpty();
  }
}
