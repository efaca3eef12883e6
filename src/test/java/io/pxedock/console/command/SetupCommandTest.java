package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pxedock.fixture.BareMachine;
import io.pxedock.fixture.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SetupCommandTest {
  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();
  private TypedSetup typed;

  @BeforeEach
  void bareMachine() {
    typed = new TypedSetup(machine);
  }

  private Path conf() {
    return machine.directory().resolve("pxedock.conf");
  }

  private Path answers(String text) throws IOException {
    return Files.writeString(machine.root().resolve("answers"), text);
  }

  private Typed.Result withAnswers(String text, String... more) throws IOException {
    String[] words =
        Stream.concat(Stream.of("setup", "--answers", answers(text).toString()), Stream.of(more))
            .toArray(String[]::new);
    return typed.run(words);
  }

  @Test
  void byAnswersFileToAServerThatIsHealthy() throws IOException {
    Typed.Result result = withAnswers("host=cpu-01\nhost-mac=52:54:00:00:00:01\ntag=2311\n");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("The three commands to know:");
    assertThat(conf()).content().contains("tag=2311");
  }

  @Test
  void anOptionHoldsOverTheAnswersFile() throws IOException {
    withAnswers("tag=1\nport=boot0\n", "--tag", "2");
    assertThat(conf()).content().contains("tag=2", "port=boot0");
  }

  @Test
  void everyAnswerIsAnOption() throws IOException {
    Typed.Result help = typed.run("setup", "--help");
    for (String word : io.pxedock.core.setup.answer.AnswerKeys.words()) {
      String whose = word.equals("workdir") ? "global options" : "--" + word;
      assertThat(help.out()).contains(whose);
    }
  }

  @Test
  void againItChangesNothing() throws IOException {
    withAnswers("tag=2311\n");
    Map<String, String> before = Tree.of(machine.root());
    Typed.Result again = withAnswers("tag=2311\n");
    assertThat(again.code()).isZero();
    assertThat(Tree.of(machine.root())).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--check", "--dry-run"})
  void lookingChangesNothing(String option) {
    Map<String, String> before = Tree.of(machine.root());
    typed.run("setup", option);
    assertThat(Tree.of(machine.root())).isEqualTo(before);
  }

  @Test
  void checkSaysWhatIsToDoAndThatItIsNotHealthy() {
    Typed.Result result = typed.run("setup", "--check");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).contains("not yet: port pxeboot is ready");
  }

  @Test
  void whatOnlyWaitsForAnotherStepIsNoFailure() {
    Typed.Result result = typed.run("setup", "--check", "--images", "container");
    assertThat(result.out().lines().filter(line -> line.startsWith("x "))).isEmpty();
  }

  @Test
  void checkOfASiteThatIsSetUpIsHealthy() throws IOException {
    withAnswers("");
    assertThat(typed.run("setup", "--check").code()).isZero();
  }

  @Test
  void checkForScriptsIsAnArrayOfSteps() throws IOException {
    Typed.Result result = typed.run("setup", "--check", "-o", "json");
    JsonNode steps = new ObjectMapper().readTree(result.out());
    assertThat(steps).isNotEmpty();
    assertThat(steps)
        .allSatisfy(
            step ->
                assertThat(step.fieldNames())
                    .toIterable()
                    .contains("step", "state", "detail", "remedy"));
  }

  @Test
  void dryRunShowsTheCommandsOfEveryStep() {
    Typed.Result result = typed.run("setup", "--dry-run", "--tag", "2311");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "ovs-vsctl add-port backplane1 pxeboot tag=2311", "docker network create -d macvlan")
        .contains(
            "pxedock image build --only-build --name pxedock/pxeboot",
            "docker create --name=pxeboot");
  }

  @Test
  void readOnlyIsRefusedBeforeAnythingIsDone() {
    Map<String, String> before = Tree.of(machine.root());
    Typed.Result result = typed.run("setup", "--yes", "--read-only");
    assertThat(result.code()).isEqualTo(3);
    assertThat(Tree.of(machine.root())).isEqualTo(before);
  }

  @Test
  void withoutATerminalItAsksNobodyAndSaysWhatToAdd() {
    Typed.Result result = typed.run("setup");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("there is no terminal")
        .contains("add --yes, or --answers FILE");
  }

  @Test
  void whatIsMissingIsListed() {
    Typed.Result result = typed.run("setup", "--yes", "--host", "cpu-01");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("missing: --host-mac MAC (of cpu-01)");
  }

  @Test
  void anAnswersFileThatIsNotThereIsWrongUsage() {
    Typed.Result result = typed.run("setup", "--answers", "/nonexistent/answers");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("there is no file /nonexistent/answers");
  }

  @Test
  void anAnswerThatNobodyKnowsIsNamedWithItsLine() throws IOException {
    Typed.Result result = withAnswers("# ours\ntag=1\nvlan=2\n");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("'vlan' is not an answer").contains("answers:3");
  }

  @Test
  void aPasswordIsNotPrinted() throws IOException {
    Typed.Result result =
        typed.run("setup", "--dry-run", "--archive", "ftp://jan:geheim@files/pxebootbinaries.tgz");
    assertThat(result.out()).contains("ftp://jan:***@files/");
    assertThat(result.out() + result.err()).doesNotContain("geheim");
  }

  @Test
  void declinedItStopsThereAndKeepsTheAnswers() {
    typed.takingAllAndSaying("n");
    Typed.Result result = typed.run("setup", "--port", "boot0");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("was not confirmed");
    assertThat(typed.typing("quit").run("setup").err()).contains("Continuing where you left off");
  }

  @Test
  void whatWasTypedIsOfferedUntilSetupHasEndedWell() throws IOException {
    typed.typing("", "", "", "", "boot0").run("setup");
    typed.takingAllAndSaying("y");
    Typed.Result second = typed.run("setup");
    assertThat(second.err()).contains("  Port on it: boot0");
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(conf()).content().contains("port=boot0");
    assertThat(typed.typing().run("setup").err()).doesNotContain("Continuing where");
  }

  @Test
  void freshStartsOver() {
    typed.typing("", "", "", "", "boot0").run("setup");
    Typed.Result again = typed.typing("", "", "", "", "quit").run("setup", "--fresh");
    assertThat(again.err()).doesNotContain("Continuing where").contains("Port on it [pxeboot]: ");
  }

  @Test
  void scriptsDoNotGoOnWithWhatSomebodyTyped() throws IOException {
    typed.typing("", "", "", "", "boot0").run("setup");
    withAnswers("");
    assertThat(conf()).content().contains("port=pxeboot");
  }
}
