package io.pxedock.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** File systems that refuse: needs root, to mount them and to be somebody else. */
@Tag("lab")
@Timeout(60)
class LocalFilesLabTest {
  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private final LocalFiles files = new LocalFiles();
  @TempDir Path directory;
  private Path disk;
  private Path file;

  @BeforeEach
  void mountATinyDisk() throws Exception {
    disk = Files.createDirectory(directory.resolve("disk"));
    run("mount", "-t", "tmpfs", "-o", "size=64k,mode=755", "tmpfs", disk.toString());
    Files.setAttribute(directory, "unix:mode", 0755);
    file = Files.writeString(disk.resolve("hosts"), "old\n");
  }

  @AfterEach
  void unmountIt() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  void leavesTheOldFileWhenTheDiskIsFull() {
    fails(
        content("x".repeat(200_000)),
        "cannot write "
            + file
            + ": no space left on device;"
            + " free some space there (df -h "
            + disk
            + "), then run it again");
  }

  @Test
  void leavesAReadOnlyDiskAlone() throws Exception {
    run("mount", "-o", "remount,ro", disk.toString());
    fails(
        content("new\n"),
        "cannot write "
            + file
            + ": read-only file system;"
            + " mount it writable, or choose another work directory with -w");
    assertThatThrownBy(() -> files.lock(disk.resolve("lock"), Duration.ZERO))
        .hasMessageContaining("read-only file system");
    assertThatThrownBy(() -> files.makeDirectory(disk.resolve("new")))
        .hasMessageContaining("read-only file system");
  }

  @Test
  void saysThatSomebodyElseMayNotWrite() throws Exception {
    assertThat(asNobody())
        .isEqualTo(
            new WriterProcess.Result(
                1,
                "cannot write "
                    + file
                    + ": permission denied;"
                    + " run pxedock as the owner of the files, or with sudo"));
  }

  @Test
  void failsRatherThanChangeTheOwner() throws Exception {
    Files.setAttribute(disk, "unix:mode", 0777);
    assertThat(asNobody())
        .isEqualTo(
            new WriterProcess.Result(
                1,
                "cannot keep the owner of "
                    + file
                    + " (0:0);"
                    + " run pxedock as that user, or with sudo"));
    assertThat(disk.toFile().list()).containsExactly("hosts");
  }

  private WriterProcess.Result asNobody() throws Exception {
    String classpath = WriterProcess.copyOfClasses(directory.resolve("classes"));
    return WriterProcess.runAs(NOBODY, classpath, "replace", file.toString(), "old\n", "new\n");
  }

  private void fails(Content wanted, String line) {
    assertThatThrownBy(() -> files.replace(file, content("old\n"), wanted))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
              assertThat(failure.line()).isEqualTo(line);
            });
    assertThat(file).hasContent("old\n");
    assertThat(disk.toFile().list()).containsExactly("hosts");
  }

  private static Content content(String text) {
    return Content.file(Bytes.utf8(text));
  }

  private static void run(String... argv) throws Exception {
    assertThat(new ProcessBuilder(argv).inheritIO().start().waitFor()).isZero();
  }
}
