package io.pxedock.core.setup.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.adapter.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedAnswersTest {
  private static final Answers PORT = Answers.NONE.with(AnswerKey.PORT, "boot0");

  @TempDir Path directory;
  private Path workdir;
  private Path state;

  @BeforeEach
  void places() {
    workdir = directory.resolve("PXEDOCK");
    state = directory.resolve("state");
  }

  private SavedAnswers draft(Path begun) {
    return new SavedAnswers(new LocalFiles(), state, begun);
  }

  private String everything() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(file + "\n" + Files.readString(file));
      }
    }
    return text.toString();
  }

  @Test
  void withoutAWorkDirectoryItLiesInTheUsersState() {
    assertThat(draft(workdir).keep(PORT)).isTrue();
    assertThat(workdir).doesNotExist();
    assertThat(draft(workdir).read()).contains(PORT);
  }

  @Test
  void anotherWorkDirectoryHasAnother() {
    draft(workdir).keep(PORT);
    assertThat(draft(directory.resolve("OTHER")).read()).isEmpty();
  }

  @Test
  void nothingIsKeptInTheTreeNorReadFromIt() throws IOException {
    Path planted = Files.createDirectories(workdir.resolve(".pxedock")).resolve("setup-answers");
    Files.writeString(planted, "docker-user=games\nprivileged=yes\n");
    assertThat(draft(workdir).read()).isEmpty();
    draft(workdir).keep(PORT.with(AnswerKey.DOCKER_USER, "jan"));
    assertThat(workdir.resolve(".pxedock").toFile().list()).containsExactly("setup-answers");
    assertThat(draft(workdir).read().orElseThrow().get(AnswerKey.DOCKER_USER)).isEqualTo("jan");
  }

  @Test
  void itIsFoundFromTheDirectoryThatWasTypedAsWell() {
    Path typed = directory.resolve("TYPED");
    draft(workdir).keep(PORT.with(AnswerKey.WORKDIR, typed.toString()));
    assertThat(draft(typed).read().orElseThrow().get(AnswerKey.PORT)).isEqualTo("boot0");
    assertThat(draft(workdir).read().orElseThrow().get(AnswerKey.WORKDIR))
        .isEqualTo(typed.toString());
  }

  @Test
  void forgottenItIsGoneFromEverywhere() throws IOException {
    Answers typed = PORT.with(AnswerKey.WORKDIR, directory.resolve("TYPED").toString());
    draft(workdir).keep(typed);
    Files.createDirectories(workdir.resolve(".pxedock"));
    draft(workdir).keep(typed);
    draft(workdir).forget(typed);
    assertThat(everything()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://jan:geheim@files/pxebootbinaries.tgz",
        "https://jan:a@geheim@files/pxebootbinaries.tgz",
        "https://files/pxebootbinaries.tgz?token=geheim"
      })
  void noPasswordIsKept(String url) throws IOException {
    draft(workdir).keep(PORT.with(AnswerKey.ARCHIVE, url));
    assertThat(everything()).contains("port=boot0").doesNotContain("geheim");
  }

  @Test
  void whatIsNoAnswerInItIsLeftOut() throws IOException {
    draft(workdir).keep(PORT);
    Path kept = state.resolve(state.toFile().list()[0]);
    Files.write(kept, new byte[] {(byte) 0xff, 0, '\n', 27});
    assertThat(draft(workdir).read()).isEmpty();
  }

  @Test
  void whereNothingCanBeWrittenItSaysSo() throws IOException {
    Files.writeString(directory.resolve("file"), "");
    SavedAnswers nowhere =
        new SavedAnswers(new LocalFiles(), directory.resolve("file/state"), workdir);
    assertThat(nowhere.keep(PORT)).isFalse();
  }
}
