package io.pxedock.core.setup.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.engine.Site;
import io.pxedock.core.operation.SystemChange;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.StepOperation;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import io.pxedock.fixture.BareMachine;
import io.pxedock.fixture.TestSite;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is to reach Docker, on a machine where operator has called root's program. */
class DockerStepTest {
  @TempDir Path temporary;
  private BareMachine machine;
  private Answers answers;
  private Site site;

  @BeforeEach
  void bareMachine() {
    machine = BareMachine.in(temporary);
    use(Answers.NONE.with(AnswerKey.WORKDIR, machine.directory().toString()));
  }

  private void use(Answers given) {
    answers = given;
    site = machine.open(machine.directory(), answers.settings());
  }

  private SetupContext situation() {
    return new SetupContext(
        answers, machine.directory(), machine.tools(""), site::observe, Set.of());
  }

  private Check check() {
    return new DockerStep().check(situation());
  }

  private void apply() {
    site.engine().run(new StepOperation(new DockerStep(), situation()), TestSite.YES);
    assertThat(check().isSettled()).as(check().detail()).isTrue();
  }

  private List<String> commands() {
    return check().plan().deeds().stream()
        .map(SystemChange::commands)
        .flatMap(List::stream)
        .map(argv -> String.join(" ", argv))
        .toList();
  }

  @Test
  void whoCalledRootAndCouldNotReachDockerWithoutItIsNamed() {
    assertThat(check().state()).isEqualTo(Check.State.WARNING);
    assertThat(check().detail()).endsWith("; operator is not in group docker");
    assertThat(check().remedy().words()).endsWith("use --docker-user operator");
  }

  @Test
  void aUserIsAddedToGroupDockerWhenThatIsAsked() {
    use(answers.with(AnswerKey.DOCKER_USER, "operator"));
    assertThat(commands()).containsExactly("usermod -aG docker operator");
    assertThat(check().plan().notes()).contains("takes effect at operator's next login");
    apply();
    assertThat(machine.sandbox().accounts().groupsOf("operator").orElseThrow()).contains("docker");
  }

  @Test
  void aGroupThatIsMissingIsMadeFirst() {
    machine.sandbox().accounts().removeGroup("docker");
    use(answers.with(AnswerKey.DOCKER_USER, "operator"));
    assertThat(commands())
        .containsExactly("groupadd --system docker", "usermod -aG docker operator");
    apply();
  }

  @Test
  void aUserThatThereIsNotIsNotAdded() {
    use(answers.with(AnswerKey.DOCKER_USER, "nobody-here"));
    assertThat(check().state()).isEqualTo(Check.State.BLOCKED);
    assertThat(check().detail()).isEqualTo("there is no user nobody-here");
  }
}
