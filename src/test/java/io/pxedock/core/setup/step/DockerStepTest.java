package io.pxedock.core.setup.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.fixture.AnsweredSteps;
import io.pxedock.fixture.BareMachine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is to reach Docker, on a machine where operator has called root's program. */
class DockerStepTest {
  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();
  private AnsweredSteps steps;

  @BeforeEach
  void answer() {
    steps = AnsweredSteps.on(machine);
  }

  @Test
  void whoCalledRootAndCouldNotReachDockerWithoutItIsNamed() {
    assertThat(steps.check("docker").state()).isEqualTo(Check.State.WARNING);
    assertThat(steps.check("docker").detail()).endsWith("; operator is not in group docker");
    assertThat(steps.check("docker").remedy().words()).endsWith("use --docker-user operator");
  }

  @Test
  void aUserIsAddedToGroupDockerWhenThatIsAsked() {
    steps.use(steps.answers().with(AnswerKey.DOCKER_USER, "operator"));
    assertThat(steps.commands("docker")).containsExactly("usermod -aG docker operator");
    assertThat(steps.check("docker").plan().notes())
        .contains("takes effect at operator's next login");
    steps.apply("docker");
    assertThat(machine.sandbox().accounts().groupsOf("operator").orElseThrow()).contains("docker");
  }

  @Test
  void aGroupThatIsMissingIsMadeFirst() {
    machine.sandbox().faults().removeGroup("docker");
    steps.use(steps.answers().with(AnswerKey.DOCKER_USER, "operator"));
    assertThat(steps.commands("docker"))
        .containsExactly("groupadd --system docker", "usermod -aG docker operator");
    steps.apply("docker");
  }

  @Test
  void aUserThatThereIsNotIsNotAdded() {
    steps.use(steps.answers().with(AnswerKey.DOCKER_USER, "nobody-here"));
    assertThat(steps.check("docker").state()).isEqualTo(Check.State.BLOCKED);
    assertThat(steps.check("docker").detail()).isEqualTo("there is no user 'nobody-here'");
  }
}
