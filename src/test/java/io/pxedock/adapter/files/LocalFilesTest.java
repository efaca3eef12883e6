package io.pxedock.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.file.FileInfo.Kind;
import io.pxedock.model.text.Bytes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LocalFilesTest {
  private final LocalFiles files = new LocalFiles();
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeAFile() throws IOException {
    file = Files.writeString(directory.resolve("hosts"), "old\n");
  }

  @Test
  void replacesAFileAndLeavesNothingElse() {
    files.replace(file, content("old\n"), content("new\n"));
    assertThat(file).hasContent("new\n");
    assertThat(directory.toFile().list()).containsExactly("hosts");
  }

  @Test
  void makesAFileALinkAndAnEmptyFileWhereNothingStood() throws IOException {
    files.replace(directory.resolve("new"), Content.ABSENT, content("x"));
    files.replace(directory.resolve("empty"), Content.ABSENT, content(""));
    files.replace(directory.resolve("link"), Content.ABSENT, Content.link("911boot"));
    assertThat(directory.resolve("new")).hasContent("x");
    assertThat(directory.resolve("empty")).isEmptyFile();
    assertThat(Files.readSymbolicLink(directory.resolve("link"))).isEqualTo(Path.of("911boot"));
    assertThat(files.list(directory)).containsExactly("empty", "hosts", "link", "new");
  }

  @ParameterizedTest
  @ValueSource(ints = {0600, 0644, 0666})
  void makesANewFileWithTheModeAskedForWhateverTheUmaskIs(int mode) throws IOException {
    Path made = directory.resolve("new");
    files.create(made, new Content.Regular(Bytes.utf8("x")), mode);
    assertThat((Integer) Files.getAttribute(made, "unix:mode") & 07777).isEqualTo(mode);
    assertThat(made).hasContent("x");
  }

  @Test
  void makesNoNewFileWhereOneStands() {
    assertThatThrownBy(() -> files.create(file, new Content.Regular(Bytes.utf8("x")), 0600))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.REFUSED));
    assertThat(file).hasContent("old\n");
  }

  @Test
  void removesFilesAndLinksAndNotTheirTargets() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    files.replace(link, Content.link(file.toString()), Content.ABSENT);
    assertThat(file).exists();
    files.replace(file, content("old\n"), Content.ABSENT);
    files.replace(file, Content.ABSENT, Content.ABSENT);
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"600", "640", "444", "755", "4755", "2664"})
  void keepsTheModeOfAFile(String octal) throws IOException {
    Files.setAttribute(file, "unix:mode", Integer.parseInt(octal, 8));
    files.replace(file, content("old\n"), content("new\n"));
    assertThat((Integer) Files.getAttribute(file, "unix:mode") & 07777)
        .isEqualTo(Integer.parseInt(octal, 8));
  }

  @Test
  @Tag("lab") // needs root, to give a file to another user
  void keepsTheOwnerAndTheSetIdBitsOfAFile() throws IOException {
    Files.setAttribute(file, "unix:uid", 12345);
    Files.setAttribute(file, "unix:gid", 23456);
    Files.setAttribute(file, "unix:mode", 06750);
    files.replace(file, content("old\n"), content("new\n"));
    assertThat(Files.readAttributes(file, "unix:uid,gid"))
        .containsEntry("uid", 12345)
        .containsEntry("gid", 23456);
    assertThat((Integer) Files.getAttribute(file, "unix:mode") & 07777).isEqualTo(06750);
  }

  @Test
  void isClosedToOthersUntilItHasTheModeOfTheOldFile() throws IOException {
    Files.setAttribute(file, "unix:mode", 0644);
    new LocalFiles(
            (step, path) -> {
              if (step == WriteHook.Step.WRITTEN) {
                assertThat(mode(path)).isEqualTo(0600);
              }
            })
        .replace(file, content("old\n"), content("new\n"));
    assertThat(mode(file)).isEqualTo(0644);
  }

  @Test
  void replacesAFileBehindALinkWhereItLies() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Path target = Files.move(file, other.resolve("real"));
    Path link = Files.createSymbolicLink(file, Path.of("other/real"));
    files.replace(link, content("old\n"), content("new\n"));
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("new\n");
    assertThat(other.toFile().list()).containsExactly("real");
  }

  @Test
  void replacesALinkItselfWhenALinkWasExpected() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("hosts"));
    files.replace(link, Content.link("hosts"), Content.link("elsewhere"));
    assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("elsewhere"));
    files.replace(link, Content.link("elsewhere"), content("a file now"));
    assertThat(link).isRegularFile().hasContent("a file now");
    files.replace(link, content("a file now"), Content.link("hosts"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("old\n");
  }

  @Test
  void refusesWhatHasChangedMeanwhile() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));
    Path subdirectory = Files.createDirectory(directory.resolve("sub"));
    for (Content wanted : List.of(content("new\n"), Content.link("x"), Content.ABSENT)) {
      refuses(file, content("another\n"), wanted);
      refuses(file, Content.link("x"), wanted);
      refuses(directory.resolve("missing"), content("old\n"), wanted);
      refuses(link, content("old\n"), wanted);
      refuses(link, Content.link("elsewhere"), wanted);
      refuses(link, Content.ABSENT, wanted);
      refuses(subdirectory, content("old\n"), wanted);
      if (wanted != Content.ABSENT) {
        refuses(file, Content.ABSENT, wanted);
      }
    }
    assertThat(file).hasContent("old\n");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("hosts", "link", "sub");
  }

  private void refuses(Path path, Content expected, Content wanted) {
    fails(
        () -> files.replace(path, expected, wanted),
        ExitCode.REFUSED,
        line -> assertThat(line).contains(path + " has changed since it was read"));
  }

  @Test
  void seesWhatStandsAtAPath() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("hosts"));
    Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), Path.of("no"));
    FileInfo info = files.info(file).orElseThrow();
    assertThat(info.kind()).isEqualTo(Kind.FILE);
    assertThat(info.size()).isEqualTo(4);
    assertThat(files.info(link).orElseThrow().kind()).isEqualTo(Kind.LINK);
    assertThat(files.infoFollowingLinks(link)).contains(info);
    assertThat(files.info(directory).orElseThrow().kind()).isEqualTo(Kind.DIRECTORY);
    assertThat(files.infoFollowingLinks(dangling)).isEmpty();
    assertThat(files.info(directory.resolve("missing"))).isEmpty();
    assertThat(files.info(file.resolve("below-a-file"))).isEmpty();
    assertThat(files.content(link)).isEqualTo(Content.link("hosts"));
    assertThat(files.content(file)).isEqualTo(content("old\n"));
    assertThat(files.content(directory.resolve("missing"))).isEqualTo(Content.ABSENT);
    assertThat(files.read(link)).isEqualTo(Bytes.utf8("old\n"));
  }

  @Test
  void tellsHardLinksAndKeptTimesApart() throws IOException {
    Path same = Files.createLink(directory.resolve("same"), file);
    Path copy = Files.copy(file, directory.resolve("copy"));
    Files.setLastModifiedTime(copy, FileTime.from(Instant.EPOCH));
    assertThat(files.info(same).orElseThrow().inode())
        .isEqualTo(files.info(file).orElseThrow().inode())
        .isNotEqualTo(files.info(copy).orElseThrow().inode());
    FileInfo old = files.info(copy).orElseThrow();
    assertThat(old.modified()).isEqualTo(Instant.EPOCH);
    assertThat(old.changed()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
  }

  @Test
  void doesNotHangOnAPipeNorReadADeviceOrAGiant() throws Exception {
    Path pipe = directory.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    Path giant = directory.resolve("giant");
    try (RandomAccessFile sparse = new RandomAccessFile(giant.toFile(), "rw")) {
      sparse.setLength(SafeFileReader.MAX_BYTES + 1);
    }
    for (Path path : List.of(pipe, Path.of("/dev/zero"), giant, directory)) {
      fails(
          () -> files.read(path),
          ExitCode.UNREACHABLE,
          line -> assertThat(line).contains("" + path));
      fails(() -> files.content(path), ExitCode.UNREACHABLE, line -> {});
    }
    refuses(pipe, content("old\n"), content("new\n"));
  }

  @Test
  void saysInOneLineWhatItCannotReadOrWrite() throws IOException {
    Path missing = directory.resolve("no/such/file");
    fails(
        () -> files.read(missing),
        ExitCode.UNREACHABLE,
        line ->
            assertThat(line)
                .isEqualTo(
                    "cannot read "
                        + missing
                        + ": "
                        + missing
                        + " does not exist;"
                        + " check the work directory, which -w or PXEDOCK_WORKDIR names"));
    fails(
        () -> files.replace(missing, Content.ABSENT, content("x")),
        ExitCode.FAILED,
        line -> assertThat(line).startsWith("cannot write " + missing));
    fails(() -> files.list(missing), ExitCode.UNREACHABLE, line -> {});
    fails(() -> files.list(file), ExitCode.UNREACHABLE, line -> {});
    Path loop = Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    fails(() -> files.read(loop), ExitCode.UNREACHABLE, line -> {});
  }

  @Test
  void makesDirectoriesOnceAndNeverInPlaceOfAFile() {
    Path deep = directory.resolve("a/b/c");
    files.makeDirectory(deep);
    files.makeDirectory(deep);
    assertThat(deep).isDirectory();
    fails(
        () -> files.makeDirectory(file.resolve("below")),
        ExitCode.UNREACHABLE,
        line -> assertThat(line).startsWith(file + " is a file, where a directory belongs"));
  }

  @Test
  void finishesAWriteThatIsInterrupted() {
    Thread.currentThread().interrupt();
    files.replace(file, content("old\n"), content("new\n"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("new\n");
    assertThat(directory.toFile().list()).containsExactly("hosts");
  }

  private static int mode(Path path) {
    try {
      return (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Content content(String text) {
    return Content.file(Bytes.utf8(text));
  }

  private static void fails(Runnable call, ExitCode exit, Consumer<String> line) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).as(failure.line()).isEqualTo(exit);
              assertThat(failure.remedy().words()).isNotEmpty();
              line.accept(failure.line());
            });
  }
}
