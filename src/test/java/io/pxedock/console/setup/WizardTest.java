package io.pxedock.console.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import io.pxedock.core.setup.answer.DetectedAnswers;
import io.pxedock.core.setup.answer.SavedAnswers;
import io.pxedock.fixture.BareMachine;
import io.pxedock.model.image.ImageRecipe;
import io.pxedock.model.site.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WizardTest {
  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();

  /** Somebody who types what is given for a prompt, and Enter at every other. */
  private static final class Typist implements Dialogue {
    private final Map<String, Deque<String>> atPrompts = new HashMap<>();
    private final List<String> said = new ArrayList<>();

    /** These lines where a prompt begins so, whenever it comes. */
    Typist at(String prompt, String... answers) {
      atPrompts.put(prompt, new ArrayDeque<>(List.of(answers)));
      return this;
    }

    @Override
    public void heading(String text) {
      said.add(text);
    }

    @Override
    public void say(String line) {
      said.add(line);
    }

    @Override
    public Optional<String> ask(String prompt, Function<String, List<String>> choices) {
      said.add(prompt);
      for (Map.Entry<String, Deque<String>> at : atPrompts.entrySet()) {
        if (prompt.startsWith(at.getKey()) && !at.getValue().isEmpty()) {
          return Optional.of(at.getValue().pop());
        }
      }
      return Optional.of("");
    }
  }

  private Optional<Answers> run(Typist typist) {
    return run(typist, Answers.NONE);
  }

  private Optional<Answers> run(Typist typist, Answers kept) {
    Answers known = Answers.NONE.with(AnswerKey.WORKDIR, machine.directory().toString());
    return new Wizard(typist, machine, draft())
        .run(DetectedAnswers.complete(machine.tools(""), known), kept);
  }

  private SavedAnswers draft() {
    return new SavedAnswers(machine.tools("").files(), machine.state(), machine.directory());
  }

  @Test
  void enterTakesWhatWasFound() {
    Typist typist = new Typist();
    Answers answers = run(typist).orElseThrow();
    assertThat(answers.get(AnswerKey.ARCHIVE)).endsWith("pxebootbinaries.tgz");
    assertThat(answers.settings())
        .isEqualTo(Settings.defaults().with(Map.of("image", ImageRecipe.REPOSITORY, "tag", "0")));
    assertThat(typist.said).contains("Bridge [backplane1]: ").doesNotContain("Its MAC: ");
  }

  @Test
  void aQuestionMarkExplainsAndShowsWhatThereIs() {
    Typist typist = new Typist().at("Bridge", "?");
    run(typist);
    assertThat(typist.said).contains("  " + AnswerKey.BRIDGE.help(), "  There is: backplane1");
  }

  @Test
  void backAsksTheQuestionBeforeAgain() {
    Typist typist = new Typist().at("Port on it", "boot0", "boot1").at("VLAN tag", "back");
    assertThat(run(typist).orElseThrow().settings().port()).isEqualTo("boot1");
  }

  @Test
  void backOffersWhatWasTyped() {
    Typist typist = new Typist().at("Port on it", "boot0").at("VLAN tag", "back");
    assertThat(run(typist).orElseThrow().settings().port()).isEqualTo("boot0");
    assertThat(typist.said).contains("Port on it [boot0]: ");
  }

  @Test
  void anOptionalQuestionSaysSo() {
    Typist typist = new Typist();
    run(typist);
    assertThat(typist.said).contains("Its name (optional): ").contains("Bridge [backplane1]: ");
  }

  @Test
  void aDirectoryThatIsRelativeOrAFileIsAskedForAgain() throws IOException {
    Path file = Files.writeString(machine.root().resolve("a-file"), "");
    Typist typist =
        new Typist().at("Work directory", "nonsense", file + "", machine.directory().toString());
    run(typist);
    assertThat(typist.said)
        .anyMatch(line -> line.contains("'nonsense' is not an absolute path"))
        .anyMatch(line -> line.contains("a-file is not a directory"));
  }

  @Test
  void whatCannotBeAnAnswerIsAskedAgain() {
    Typist typist = new Typist().at("VLAN tag", "5000", "2311");
    assertThat(run(typist).orElseThrow().settings().tag()).isEqualTo(2311);
    assertThat(typist.said).contains("  '5000' is not a VLAN tag; write 1 to 4094, or 0 for none");
  }

  @Test
  void whoCalledRootIsOfferedAPlaceInGroupDocker() {
    Answers known = Answers.NONE.with(AnswerKey.WORKDIR, machine.directory().toString());
    Answers offered = DetectedAnswers.offered(machine.tools(""), known);
    Typist typist = new Typist();
    Answers answers = new Wizard(typist, machine, draft()).run(offered, Answers.NONE).orElseThrow();
    assertThat(typist.said).contains("User to add to group docker [operator]: ");
    assertThat(answers.get(AnswerKey.DOCKER_USER)).isEqualTo("operator");
  }

  @Test
  void nobodyIsGivenRightsUnasked() {
    Answers known = Answers.NONE.with(AnswerKey.WORKDIR, machine.directory().toString());
    assertThat(DetectedAnswers.complete(machine.tools(""), known).isGiven(AnswerKey.DOCKER_USER))
        .isFalse();
  }

  @Test
  void noneEmptiesAnAnswerThatWasFound() {
    Typist typist = new Typist().at("Archive", "none");
    assertThat(run(typist).orElseThrow().get(AnswerKey.ARCHIVE)).isEmpty();
    assertThat(typist.said).doesNotContain("Its SHA-256 sum: ");
  }

  @Test
  void quitKeepsWhatWasTyped() {
    Typist typist = new Typist().at("Port on it", "boot0").at("VLAN tag", "quit");
    assertThat(run(typist)).isEmpty();
    assertThat(typist.said.get(typist.said.size() - 1)).contains("Your answers are saved");
    assertThat(draft().read().orElseThrow().get(AnswerKey.PORT)).isEqualTo("boot0");
  }

  @Test
  void aTerminalThatIsClosedKeepsThemToo() {
    Dialogue closed = new Typist().at("Port on it", "boot0");
    Dialogue closing =
        new Dialogue() {
          @Override
          public void heading(String text) {}

          @Override
          public void say(String line) {}

          @Override
          public Optional<String> ask(String prompt, Function<String, List<String>> choices) {
            if (prompt.startsWith("VLAN")) {
              throw new IllegalStateException("the process ends here");
            }
            return closed.ask(prompt, choices);
          }
        };
    Wizard wizard = new Wizard(closing, machine, draft());
    Answers known = Answers.NONE.with(AnswerKey.WORKDIR, machine.directory().toString());
    assertThatThrownBy(() -> wizard.run(known, Answers.NONE))
        .isInstanceOf(IllegalStateException.class);
    assertThat(draft().read().orElseThrow().get(AnswerKey.PORT)).isEqualTo("boot0");
  }

  @Test
  void theNextTimeItGoesOnWithTheFirstQuestionThatIsOpen() {
    run(new Typist().at("Port on it", "boot0").at("VLAN tag", "quit"));
    Answers kept = draft().read().orElseThrow();
    Typist again = new Typist().at("VLAN tag", "77");
    Answers answers = run(again, kept).orElseThrow();
    assertThat(answers.settings().port()).isEqualTo("boot0");
    assertThat(answers.settings().tag()).isEqualTo(77);
    assertThat(again.said)
        .contains("  Port on it: boot0", "VLAN tag, 0 for none [0]: ")
        .doesNotContain("Port on it [boot0]: ");
  }

  @Test
  void whatWasKeptCanBeCorrectedByGoingBack() {
    run(new Typist().at("Port on it", "boot0").at("VLAN tag", "quit"));
    Typist again = new Typist().at("VLAN tag", "back").at("Port on it", "boot1");
    assertThat(run(again, draft().read().orElseThrow()).orElseThrow().settings().port())
        .isEqualTo("boot1");
  }

  @Test
  void whoWantsAContainerForTheImagesIsOfferedAFreeAddress() {
    Typist typist = new Typist().at("Serve images/ from", "container");
    Answers answers = run(typist).orElseThrow();
    assertThat(typist.said)
        .contains("Address to serve images/ at [192.168.0.241]: ")
        .doesNotContain("URL of images/ [http://192.168.0.1/images/]: ");
    assertThat(answers.settings().images().url()).contains("http://192.168.0.241/");
  }

  @Test
  void anAddressThatSomebodyHasIsRefusedWhereItIsTyped() {
    Typist typist =
        new Typist()
            .at("Serve images/ from", "container")
            .at("Address to serve images/ at", "192.168.0.1", "192.168.0.250");
    Answers answers = run(typist).orElseThrow();
    assertThat(typist.said)
        .contains(
            "  the images-address 192.168.0.1 is the gateway's; the next free one is"
                + " 192.168.0.241");
    assertThat(answers.settings().images().url()).contains("http://192.168.0.250/");
  }

  @Test
  void aUrlOfBeforeIsForgottenByWhoGoesBackAndTakesAContainer() {
    Typist typist =
        new Typist()
            .at("Serve images/ from", "as-is", "container")
            .at("URL of images/", "http://10.0.0.9/x/", "back")
            .at("Its name", "back");
    Answers answers = run(typist).orElseThrow();
    assertThat(answers.get(AnswerKey.IMAGES_URL)).isEqualTo("http://192.168.0.241/");
  }

  @Test
  void whatDoesNotFitIsAskedAgainAlsoWhenNoMachineIsNamed() {
    Typist typist = new Typist().at("Gateway", "10.0.0.1", "192.168.0.254");
    Answers answers = run(typist).orElseThrow();
    assertThat(answers.settings().gateway()).hasToString("192.168.0.254");
    assertThat(typist.said).anyMatch(line -> line.contains("the gateway 10.0.0.1 is not a host"));
  }

  @Test
  void aRelativeWorkDirectoryIsAskedAgain() {
    Typist typist = new Typist().at("Work directory", "nonsense");
    Answers answers = run(typist).orElseThrow();
    assertThat(answers.get(AnswerKey.WORKDIR)).isEqualTo(machine.directory().toString());
    assertThat(typist.said).anyMatch(line -> line.contains("'nonsense' is not an absolute path"));
  }

  @Test
  void aDirectoryOfOtherFilesIsAskedAgain() throws IOException {
    Path documents = Files.createDirectories(machine.root().resolve("documents"));
    Files.writeString(documents.resolve("letter.txt"), "");
    Typist typist = new Typist().at("Work directory", documents.toString());
    run(typist);
    assertThat(typist.said).anyMatch(line -> line.contains("nothing of a boot server"));
  }

  @Test
  void anEmptyDirectoryIsTakenAsWorkDirectory() throws IOException {
    Path empty = Files.createDirectories(machine.root().resolve("empty"));
    Typist typist = new Typist().at("Work directory", empty.toString());
    assertThat(run(typist).orElseThrow().get(AnswerKey.WORKDIR)).isEqualTo(empty.toString());
  }
}
