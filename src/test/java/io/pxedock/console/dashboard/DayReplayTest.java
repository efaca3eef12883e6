package io.pxedock.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of boots replayed at speed: nothing is missed, in less memory than the program is given.
 */
@Tag("slow")
class DayReplayTest {
  @TempDir Path directory;

  @Test
  @Timeout(300)
  void nothingOfADayIsMissedInLittleMemory() throws Exception {
    Process replay =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx96m",
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-cp",
                    System.getProperty("java.class.path"),
                    DayReplay.class.getName(),
                    directory.toString()))
            .inheritIO()
            .start();
    try {
      assertThat(replay.waitFor(280, TimeUnit.SECONDS)).as("ended in time").isTrue();
      assertThat(replay.exitValue()).isZero();
    } finally {
      replay.destroyForcibly();
    }
  }
}
