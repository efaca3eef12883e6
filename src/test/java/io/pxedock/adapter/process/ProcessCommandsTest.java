package io.pxedock.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pxedock.adapter.process.CommandRunner.Ending;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessCommandsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private final ProcessCommands commands = new ProcessCommands();

  @Test
  void givesBothOutputsAndTheExitCode() {
    assertThat(sh("echo out; echo err >&2; exit 3", LONG))
        .isEqualTo(Outcome.exited(3, "out\n", "err\n"));
  }

  @Test
  void hasNothingToRead() {
    assertThat(sh("cat", LONG)).isEqualTo(Outcome.exited(0, "", ""));
  }

  @Test
  void isNotHeldUpByALotOfOutput() {
    assertThat(sh("yes | head -c 3000000", LONG).stdout()).hasSize(1 << 20);
  }

  @Test
  void saysThatThereIsNoSuchProgram() {
    assertThat(commands.run(List.of("pxedock-no-such-program"), LONG).ending())
        .isEqualTo(Ending.MISSING);
  }

  @Test
  void killsACommandAtItsDeadlineWithAllThatItStarted(@TempDir Path directory) throws Exception {
    Path pids = directory.resolve("pids");
    String script = "sleep 1000 & echo $! >" + pids + "; wait";
    Outcome outcome = sh(script, Duration.ofSeconds(1));
    assertThat(outcome.ending()).isEqualTo(Ending.TIMED_OUT);
    long started = Long.parseLong(Files.readString(pids).trim());
    await()
        .atMost(LONG)
        .until(() -> ProcessHandle.of(started).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void doesNotWaitForWhatACommandLeavesBehind() {
    Outcome outcome = sh("sleep 20 & echo done", LONG);
    assertThat(outcome.exit()).isZero();
  }

  private Outcome sh(String script, Duration deadline) {
    return commands.run(List.of("sh", "-c", script), deadline);
  }
}
