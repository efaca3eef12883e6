package io.pxedock.adapter.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.adapter.process.CommandRunner;
import io.pxedock.adapter.process.CommandRunner.Ending;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemAccountsTest {
  private static SystemAccounts answering(Outcome outcome) {
    CommandRunner commands = (argv, deadline) -> outcome;
    return new SystemAccounts(commands, Map.of());
  }

  @Test
  void groupsAreThoseThatIdNames() {
    assertThat(answering(Outcome.exited(0, "jan adm docker\n", "")).groupsOf("jan").orElseThrow())
        .containsExactlyInAnyOrder("jan", "adm", "docker");
  }

  @Test
  void whoIsNotThereHasNone() {
    assertThat(answering(Outcome.exited(1, "", "id: 'jan': no such user\n")).groupsOf("jan"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"SUDO_USER,jan,jan", "DOAS_USER,jan,jan", "SUDO_USER,root,", "SUDO_USER,-x,", "X,x,"})
  void theCallerIsWhoRanSudo(String name, String value, String caller) {
    CommandRunner none = (argv, deadline) -> Outcome.of(Ending.MISSING);
    assertThat(new SystemAccounts(none, Map.of(name, value)).caller().orElse(null))
        .isEqualTo(caller);
  }

  @Test
  void aRefusalIsSaidInTheProgramsWords() {
    SystemAccounts accounts =
        answering(Outcome.exited(6, "", "usermod: user 'jan' does not exist\n"));
    assertThatThrownBy(() -> accounts.join("jan", "docker"))
        .hasMessage("usermod: user 'jan' does not exist");
  }

  @Test
  void aProgramThatIsMissingIsNamed() {
    assertThatThrownBy(() -> answering(Outcome.of(Ending.MISSING)).hasGroup("docker"))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.UNREACHABLE))
        .hasMessage("getent is not installed");
  }
}
