package io.pxedock.core.engine;

import static io.pxedock.fixture.Refusals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.core.operation.AddHost;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work directories on disks that are full or read-only: needs root, to mount them. */
@Tag("lab")
@Timeout(60)
class DiskFaultLabTest {
  private static final int PAGE = 4096;
  private static final Operation ADD =
      new AddHost(
          "new",
          MacAddress.parse("52:54:00:00:00:09"),
          Ipv4Address.parse("192.168.0.19"),
          "",
          false);

  @TempDir Path directory;
  private Path disk;
  private TestSite site;

  @BeforeEach
  void openASiteOnATinyDisk() throws Exception {
    disk = Files.createDirectory(directory.resolve("disk")).toRealPath();
    run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
    site = TestSite.in(disk);
  }

  @AfterEach
  void unmountIt() throws Exception {
    site.close();
    run("umount", disk.toString());
  }

  private static void run(String... argv) throws Exception {
    assertThat(new ProcessBuilder(argv).inheritIO().start().waitFor()).isZero();
  }

  private void fill(int pagesLeft) throws Exception {
    long free = disk.toFile().getUsableSpace();
    Files.write(disk.resolve("filler"), new byte[(int) free - pagesLeft * PAGE]);
  }

  // Each step of a change needs a page: the more are left, the further it comes.
  @ParameterizedTest(name = "{0} pages left")
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void changesAllOrNothingOnAFullDisk(int pagesLeft) throws Exception {
    // The journal's directory and the lock are there, as after the first change.
    site.run(new SetRescue(List.of("cpu-01"), ""));
    fill(pagesLeft);
    Map<String, String> before = Tree.ofSite(disk);
    Failure failure = attempt();
    if (failure == null) {
      assertThat(site.hosts() + site.dhcpHosts()).contains("192.168.0.19 new", ",new,infinite");
    } else {
      assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(failure.line()).contains("no space left on device", "free some space there");
      assertThat(Tree.ofSite(disk)).isEqualTo(before);
    }
    assertThat(Tree.leftovers(disk)).isEmpty();
  }

  private Failure attempt() {
    try {
      site.run(ADD);
      return null;
    } catch (Failure e) {
      return e;
    }
  }

  @Test
  void namesTheFileThatDidNotFit() throws Exception {
    site.run(new SetRescue(List.of("cpu-01"), ""));
    fill(1);
    assertThat(failure(() -> site.run(ADD)).line())
        .startsWith("cannot write " + disk.resolve("conf/hosts") + ": no space left on device");
  }

  @Test
  void worksAgainOnceThereIsSpace() throws Exception {
    site.run(new SetRescue(List.of("cpu-01"), ""));
    fill(1);
    failure(() -> site.run(ADD));
    Files.delete(disk.resolve("filler"));
    site.run(ADD);
    assertThat(site.dhcpHosts()).contains(",new,infinite");
  }

  @ParameterizedTest(name = "changed before: {0}")
  @ValueSource(booleans = {true, false})
  void changesNothingOnAReadOnlyDisk(boolean changedBefore) throws Exception {
    if (changedBefore) {
      site.run(new SetRescue(List.of("cpu-01"), ""));
    }
    run("mount", "-o", "remount,ro", disk.toString());
    Map<String, String> before = Tree.of(disk);
    Failure failure = failure(() -> site.run(ADD));
    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.line())
        .matches(
            "cannot (write|create) "
                + disk
                + "/.pxedock.*: read-only file system;"
                + " mount it writable, or choose another work directory with -w");
    assertThat(Tree.of(disk)).isEqualTo(before);
  }

  @Test
  void stillShowsEverythingOnAReadOnlyDisk() throws Exception {
    site.run(new SetRescue(List.of("cpu-01"), ""));
    run("mount", "-o", "remount,ro", disk.toString());
    site.use(new LocalFiles(), site.sandbox().engine());
    assertThat(site.engine().journal().entries()).hasSize(1);
    assertThat(site.plan(ADD).changes()).hasSize(2);
  }

  // Only conf is read-only, as when it is bound from elsewhere.
  @Test
  void journalsThatOnlyTheHostFilesCannotBeWritten() throws Exception {
    Path conf = disk.resolve("conf");
    run("mount", "--bind", conf.toString(), conf.toString());
    try {
      run("mount", "-o", "remount,ro,bind", conf.toString());
      Map<String, String> before = Tree.ofSite(disk);
      Failure failure = failure(() -> site.run(ADD));
      assertThat(failure.line())
          .startsWith("cannot write " + conf.resolve("hosts") + ": read-only file system");
      assertThat(Tree.ofSite(disk)).isEqualTo(before);
      assertThat(site.lastState()).isEqualTo("failed");
    } finally {
      run("umount", conf.toString());
    }
  }
}
