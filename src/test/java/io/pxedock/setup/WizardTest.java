package io.pxedock.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.BareMachine;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WizardTest {
  @TempDir Path temporary;

  /** Somebody who types these lines, then only Enter. */
  private static final class Typist implements Dialogue {
    private final Deque<String> lines;
    private final List<String> said = new ArrayList<>();

    Typist(String... lines) {
      this.lines = new ArrayDeque<>(List.of(lines));
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
    public Optional<String> ask(String prompt) {
      said.add(prompt);
      return Optional.of(lines.isEmpty() ? "" : lines.pop());
    }
  }

  private Optional<Answers> run(Typist typist) {
    BareMachine machine = BareMachine.in(temporary);
    Answers known = new Answers(Map.of(AnswerKey.WORKDIR, machine.directory().toString()));
    return new Wizard(typist, machine).run(Found.complete(machine.tools(""), known));
  }

  @Test
  void enterTakesWhatWasFound() {
    Typist typist = new Typist();
    Answers answers = run(typist).orElseThrow();
    assertThat(answers.get(AnswerKey.ARCHIVE)).endsWith("pxebootbinaries.tgz");
    assertThat(answers.settings()).isEqualTo(io.pxedock.model.Settings.defaults());
    assertThat(typist.said).contains("Bridge [backplane1]: ").doesNotContain("Its MAC: ");
  }

  @Test
  void aQuestionMarkExplainsAndShowsWhatThereIs() {
    Typist typist = new Typist("", "", "", "?");
    run(typist);
    assertThat(typist.said).contains("  " + AnswerKey.BRIDGE.help(), "  There is: backplane1");
  }

  @Test
  void backAsksTheQuestionBeforeAgain() {
    Typist typist = new Typist("", "", "", "", "boot0", "back", "boot1");
    assertThat(run(typist).orElseThrow().settings().port()).isEqualTo("boot1");
  }

  @Test
  void whatCannotBeAnAnswerIsAskedAgain() {
    Typist typist = new Typist("", "", "", "", "", "5000", "2311");
    assertThat(run(typist).orElseThrow().settings().tag()).isEqualTo(2311);
    assertThat(typist.said).contains("  '5000' is no VLAN tag; write 1 to 4094, or 0 for none");
  }

  @Test
  void quitSaysHowToGoOn() {
    Typist typist = new Typist("", "", "", "", "boot0", "quit");
    assertThat(run(typist)).isEmpty();
    assertThat(typist.said.get(typist.said.size() - 1))
        .startsWith("  pxedock setup --workdir ")
        .contains(" --port boot0");
  }
}
