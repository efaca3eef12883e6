package io.pxedock.adapter.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.rescue.RescueRecipe;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a build refuses before it has made anything: real mounts, as root. */
@Tag("lab")
@Timeout(60)
class DistributionBuildLabTest {
  @TempDir Path directory;
  private Path scratch;
  private boolean mounted;

  @BeforeEach
  void place() throws IOException {
    scratch = Files.createDirectory(directory.resolve("scratch"));
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", scratch.toString());
    }
  }

  private static int run(String... words) throws Exception {
    return new ProcessBuilder(words).inheritIO().start().waitFor();
  }

  private void mount(String options) throws Exception {
    assertThat(run("mount", "-t", "tmpfs", "-o", options, "tmpfs", scratch.toString())).isZero();
    mounted = true;
  }

  private Failure refusal() {
    RescueRecipe recipe =
        new RescueRecipe(
            "bookworm",
            "http://127.0.0.1:1/debian",
            scratch.toString(),
            List.of("ssh-ed25519 K"),
            List.of(),
            "",
            false);
    return catchThrowableOfType(
        Failure.class, () -> new DistributionBuild().build(recipe, directory, Progress.NONE));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> names = Files.list(scratch)) {
      return names.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aPlaceWithoutDevicesIsRefused() throws Exception {
    mount("nodev");
    assertThat(refusal().line()).contains("no device works in", "--scratch");
    assertThat(left()).containsExactly("lock", "packages");
  }

  @Test
  void aPlaceWithoutProgramsIsRefused() throws Exception {
    mount("noexec");
    assertThat(refusal().line()).contains("no program runs in", "--scratch");
    assertThat(left()).containsExactly("lock", "packages");
  }

  @Test
  void tooLittleSpaceIsSaidBefore() throws Exception {
    mount("size=100m");
    assertThat(refusal().line()).contains("100 MB free", "needs 2048");
    assertThat(left()).containsExactly("lock", "packages");
  }

  @Test
  void aSecondBuildAtOnceIsRefused() throws Exception {
    Path lock = Files.createFile(scratch.resolve("lock"));
    Process other =
        new ProcessBuilder("flock", lock.toString(), "sh", "-c", "echo held; exec sleep 50")
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      assertThat(refusal().exit()).isEqualTo(ExitCode.REFUSED);
      assertThat(refusal().what()).contains("another 911 build is running");
    } finally {
      other.descendants().forEach(ProcessHandle::destroyForcibly);
      other.destroyForcibly();
    }
  }

  @Test
  void aLinkInThePlaceOfTheScratchDirectoryIsRefused() throws Exception {
    Files.delete(scratch);
    Files.createSymbolicLink(scratch, Files.createDirectory(directory.resolve("elsewhere")));
    assertThat(refusal().what()).contains("is a symbolic link");
  }

  @Test
  void aPlaceInADirectoryThatOthersCanWriteIsRefused() throws Exception {
    assertThat(run("chmod", "0777", directory.toString())).isZero();
    assertThat(refusal().what()).contains("others can change what", "mode 777");
    assertThat(left()).isEmpty();
  }

  @Test
  void aPlaceInADirectoryOfAnotherUserIsRefused() throws Exception {
    assertThat(run("chown", "65534", directory.toString())).isZero();
    assertThat(refusal().what()).contains("others can change what", "user 65534 owns");
    assertThat(left()).isEmpty();
  }

  @Test
  void aPlaceBehindALinkOfAnotherUserIsRefused() throws Exception {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, Files.createDirectory(directory.resolve("elsewhere")));
    assertThat(run("chown", "-h", "65534", link.toString())).isZero();
    scratch = link.resolve("scratch");
    assertThat(refusal().what()).contains("others can change what", "user 65534 owns");
  }

  @Test
  void aPlaceInADirectoryThatOthersMayOnlyAddToIsTaken() throws Exception {
    assertThat(run("chmod", "1777", directory.toString())).isZero();
    mount("size=100m");
    assertThat(refusal().line()).contains("100 MB free");
  }
}
