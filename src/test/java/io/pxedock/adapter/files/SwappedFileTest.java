package io.pxedock.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is opened was a file when it was looked at, and is another thing by now. */
class SwappedFileTest {
  private static final Duration BOUND = PromptOpening.PATIENCE.plusSeconds(20);

  @TempDir Path temporary;
  private Path directory;

  @BeforeEach
  void resolve() throws IOException {
    directory = temporary.toRealPath();
  }

  private Path make(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    return Path.of(command[1]);
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    Path pipe = make("mkfifo", directory.resolve("pipe").toString());
    assertTimeoutPreemptively(
        BOUND,
        () ->
            assertThatThrownBy(() -> HeldDirectory.openToRead(pipe, Duration.ofMillis(50)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not open"));
  }

  @Test
  void aPipeInAHeldDirectoryIsNotWaitedFor() throws Exception {
    make("mkfifo", directory.resolve("pipe").toString());
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          try (HeldDirectory held = HeldDirectory.open(directory)) {
            assertThatThrownBy(() -> held.read("pipe")).isInstanceOf(IOException.class);
          }
        });
  }

  @Test
  void aDeviceIsNotRead() {
    assertThatThrownBy(() -> SafeFileReader.opened(Path.of("/dev/zero")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is a device");
  }

  @Test
  @Tag("lab") // needs root, to make a device
  void aDeviceInAHeldDirectoryIsNotRead() throws Exception {
    make("mknod", directory.resolve("zero").toString(), "c", "1", "5");
    try (HeldDirectory held = HeldDirectory.open(directory)) {
      assertThatThrownBy(() -> held.read("zero")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPipeBesideALogIsNotPartOfIt() throws Exception {
    Path log = Files.writeString(directory.resolve("log"), "");
    make("mkfifo", directory.resolve("log.1").toString());
    assertThat(new SavedLogFiles().parts(log)).isEqualTo(List.of(log));
  }
}
