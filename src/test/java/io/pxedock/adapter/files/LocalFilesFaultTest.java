package io.pxedock.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.adapter.files.WriteHook.Step;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is left when a write is cut short. */
@Timeout(120)
class LocalFilesFaultTest {
  private static final Content OLD = Content.file(Bytes.utf8("old\n"));
  private static final Content NEW = Content.file(Bytes.utf8("new\n"));

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeAFile() throws IOException {
    file = Files.writeString(directory.resolve("hosts"), "old\n");
  }

  @Test
  void takesTheseStepsInThisOrder() {
    List<Step> steps = new ArrayList<>();
    LocalFiles files = new LocalFiles((step, path) -> steps.add(step));
    files.replace(file, OLD, NEW);
    assertThat(steps)
        .containsExactly(
            Step.BEGUN,
            Step.CREATED,
            Step.WRITTEN,
            Step.OWNED,
            Step.SYNCED,
            Step.CHECKED,
            Step.RENAMED,
            Step.DIRECTORY_SYNCED);
    steps.clear();
    files.replace(file, NEW, Content.link("x"));
    assertThat(steps)
        .containsExactly(
            Step.BEGUN, Step.CREATED, Step.CHECKED, Step.RENAMED, Step.DIRECTORY_SYNCED);
    steps.clear();
    files.replace(file, Content.link("x"), Content.ABSENT);
    assertThat(steps).containsExactly(Step.BEGUN, Step.REMOVED, Step.DIRECTORY_SYNCED);
    steps.clear();
    files.replace(file, Content.ABSENT, Content.link("x"));
    assertThat(steps).containsExactly(Step.BEGUN, Step.LINKED, Step.DIRECTORY_SYNCED);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"LINKED", "REMOVED"})
  void leavesTheOldFileOrTheNewWhenTheProcessDiesAtAnyStep(Step step) throws Exception {
    WriterProcess.Result result =
        WriterProcess.run("replace", "" + file, "old\n", "new\n", step.name());
    assertThat(result).isEqualTo(new WriterProcess.Result(137, ""));
    boolean done = step == Step.RENAMED || step == Step.DIRECTORY_SYNCED;
    assertThat(file).hasContent(done ? "new\n" : "old\n");
    LocalFiles files = new LocalFiles();
    assertThat(files.list(directory)).containsExactly("hosts");
    Path own = Files.createDirectory(directory.resolve(".pxedock"));
    files.lock(own.resolve("lock"), Duration.ZERO).close();
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("hosts", ".pxedock");
  }

  @Test
  void sweepsOnlyWhatTheDeadHaveLeftBehind() throws Exception {
    WriterProcess.run("replace", "" + file, "old\n", "new\n", "SYNCED");
    Path mine = Files.createFile(directory.resolve(TemporaryName.next()));
    Path other = Files.createFile(directory.resolve(".pxedock-notes"));
    assertThat(directory.toFile().list()).hasSize(4);
    new LocalFiles().replace(file, OLD, NEW);
    assertThat(directory.toFile().listFiles())
        .containsExactlyInAnyOrder(file.toFile(), mine.toFile(), other.toFile());
  }

  @ParameterizedTest
  @CsvSource({"CREATED", "WRITTEN", "OWNED", "SYNCED", "CHECKED"})
  void leavesNothingBehindWhenAStepFails(Step step) {
    LocalFiles files =
        at(
            step,
            () -> {
              throw new IllegalStateException("broken");
            });
    assertThatThrownBy(() -> files.replace(file, OLD, NEW)).hasMessage("broken");
    assertThat(file).hasContent("old\n");
    assertThat(directory.toFile().list()).containsExactly("hosts");
  }

  @Test
  void refusesWhenSomebodyChangesTheFileWhileItIsWritten() {
    refuses(at(Step.SYNCED, () -> Files.writeString(file, "an editor was here\n")), file, NEW);
    assertThat(file).hasContent("an editor was here\n");
    assertThat(directory.toFile().list()).containsExactly("hosts");
  }

  @Test
  void refusesWhenTheLinkLeadsElsewhereMeanwhile() throws IOException {
    Path other = Files.writeString(directory.resolve("other"), "old\n");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    LocalFiles files =
        at(
            Step.SYNCED,
            () -> {
              Files.delete(link);
              Files.createSymbolicLink(link, other);
            });
    refuses(files, link, NEW);
    assertThat(file).hasContent("old\n");
    assertThat(other).hasContent("old\n");
  }

  @Test
  void neverOverwritesALinkThatSomebodyElseMadeMeanwhile() throws IOException {
    Path link = directory.resolve("link");
    LocalFiles files = at(Step.BEGUN, () -> Files.createSymbolicLink(link, Path.of("theirs")));
    assertThatThrownBy(() -> files.replace(link, Content.ABSENT, Content.link("ours")))
        .hasMessageContaining("changed");
    assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("theirs"));
  }

  @Test
  void refusesToRemoveWhatIsGoneMeanwhile() {
    refuses(at(Step.BEGUN, () -> Files.delete(file)), file, Content.ABSENT);
  }

  private void refuses(LocalFiles files, Path path, Content wanted) {
    assertThatThrownBy(() -> files.replace(path, OLD, wanted))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED));
  }

  private interface Action {
    void run() throws IOException;
  }

  private static LocalFiles at(Step when, Action action) {
    return new LocalFiles(
        (step, path) -> {
          if (step == when) {
            try {
              action.run();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
  }
}
