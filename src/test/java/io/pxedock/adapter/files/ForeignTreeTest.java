package io.pxedock.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import io.pxedock.spi.WorkFiles.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Root in a tree that belongs to another user, who planted something in it. */
@Timeout(60)
@Tag("lab") // needs root, to give files to another user
class ForeignTreeTest {
  private static final int OWNER = 12345;
  private static final int OTHER = 23456;
  private static final Content OLD = Content.file(Bytes.utf8("old\n"));
  private static final Content NEW = Content.file(Bytes.utf8("new\n"));

  @TempDir Path directory;
  private Path tree;
  private Path hosts;
  private Path outside;
  private LocalFiles files;

  @BeforeEach
  void makeTheTree() throws IOException {
    directory = directory.toRealPath();
    tree = owned(Files.createDirectory(directory.resolve("PXEDOCK")), OWNER);
    Path conf = owned(Files.createDirectory(tree.resolve("conf")), OWNER);
    owned(Files.createDirectory(tree.resolve(".pxedock")), OWNER);
    hosts = conf.resolve("hosts");
    outside = Files.writeString(directory.resolve("shadow"), "old\n");
    files = new LocalFiles(tree, Trust.of(0, Map.of()), WriteHook.NONE);
  }

  private static Path owned(Path path, int uid) throws IOException {
    Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
    return path;
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../shadow", "../.pxedock/lock", "absolute", "../up/shadow"})
  void writesThroughNoLinkThatLeadsOutOrIntoItsOwnDirectory(String target) throws IOException {
    owned(Files.createSymbolicLink(tree.resolve("up"), Path.of("..")), OWNER);
    Files.writeString(tree.resolve(".pxedock/lock"), "old\n");
    String to = target.equals("absolute") ? outside.toString() : target;
    owned(Files.createSymbolicLink(hosts, Path.of(to)), OWNER);
    refuses(() -> files.replace(hosts, OLD, NEW), "leads through a link to");
    assertThat(outside).hasContent("old\n");
    assertThat(tree.resolve(".pxedock/lock")).hasContent("old\n");
  }

  @Test
  void writesThroughALinkToAFileOfTheTreesOwner() throws IOException {
    Path real = owned(Files.writeString(tree.resolve("real"), "old\n"), OWNER);
    owned(Files.createSymbolicLink(hosts, Path.of("../real")), OWNER);
    files.replace(hosts, OLD, NEW);
    assertThat(real).hasContent("new\n");
    assertThat(hosts).isSymbolicLink();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, OTHER})
  void writesThroughNoLinkToAnotherUsersFile(int user) throws IOException {
    Path real = owned(Files.writeString(tree.resolve("real"), "old\n"), user);
    owned(Files.createSymbolicLink(hosts, Path.of("../real")), OWNER);
    refuses(() -> files.replace(hosts, OLD, NEW), "does not belong to the owner of " + tree);
    assertThat(real).hasContent("old\n");
  }

  @Test
  void replacesNoHardLinkToAFileOfRootsElsewhere() throws IOException {
    Files.createLink(hosts, outside);
    refuses(() -> files.replace(hosts, OLD, Content.link("x")), "is a hard link to a file of");
    assertThat(outside).hasContent("old\n");
  }

  @Test
  void followsNoDirectoryThatIsALink() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.delete(tree.resolve("conf"));
    owned(Files.createSymbolicLink(tree.resolve("conf"), elsewhere), OWNER);
    refuses(() -> files.replace(hosts, Content.ABSENT, NEW), "leads through a link to");
    refuses(() -> files.makeDirectory(tree.resolve("conf/new")), "leads through a link to");
    refuses(() -> files.lock(tree.resolve("conf/lock"), Duration.ZERO), "leads through a link to");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void keepsItsOwnStateInNoDirectoryThatIsALink() throws IOException {
    Path within = owned(Files.createDirectory(tree.resolve("within")), OWNER);
    Files.delete(tree.resolve(".pxedock"));
    owned(Files.createSymbolicLink(tree.resolve(".pxedock"), within), OWNER);
    refuses(() -> files.makeDirectory(tree.resolve(".pxedock")), "leads through a link to");
    refuses(
        () -> files.lock(tree.resolve(".pxedock/lock"), Duration.ZERO), "leads through a link to");
    assertThat(within).isEmptyDirectory();
  }

  @Test
  void givesNewFilesAndDirectoriesToTheOwnerOfTheTree() throws IOException {
    files.replace(hosts, Content.ABSENT, NEW);
    files.makeDirectory(tree.resolve("tftpboot/pxelinux.cfg"));
    for (String name : List.of("conf/hosts", "tftpboot", "tftpboot/pxelinux.cfg")) {
      assertThat(Files.getAttribute(tree.resolve(name), "unix:uid")).as(name).isEqualTo(OWNER);
    }
  }

  @Test
  void keepsJournalEntriesAsRootsSoThatTheyCanBeTold() throws IOException {
    Path entry = tree.resolve(".pxedock/journal/000001.json");
    files.makeDirectory(entry.getParent());
    files.replace(entry, Content.ABSENT, NEW);
    assertThat(Files.getAttribute(entry, "unix:uid")).isEqualTo(0);
    assertThat(files.readOwned(entry).stranger()).isEmpty();
    owned(entry, OWNER);
    assertThat(files.readOwned(entry).stranger()).contains("user " + OWNER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "hard link", "pipe", "directory", "another user's"})
  void refusesALockThatSomebodyPlanted(String kind) throws Exception {
    Path lock = tree.resolve(".pxedock/lock");
    switch (kind) {
      case "link" -> owned(Files.createSymbolicLink(lock, outside), OWNER);
      case "hard link" -> Files.createLink(lock, outside);
      case "pipe" -> new ProcessBuilder("mkfifo", lock.toString()).start().waitFor();
      case "directory" -> Files.createDirectory(lock);
      default -> owned(Files.writeString(lock, ""), OTHER);
    }
    refuses(() -> files.lock(lock, Duration.ZERO), "is not a lock of this tree's owner");
    assertThat(outside).hasContent("old\n");
  }

  @ParameterizedTest
  @CsvSource({"0755, 0600", "0775, 0660"})
  void closesTheLockToAllWhoMayNotWriteTheTree(String above, String wanted) throws IOException {
    Files.setAttribute(tree, "unix:mode", Integer.parseInt(above, 8));
    Path lock = Files.writeString(tree.resolve(".pxedock/lock"), "kept");
    Files.setAttribute(lock, "unix:mode", 0644);
    try (Lock held = files.lock(lock, Duration.ZERO)) {
      assertThat(held).isNotNull();
      assertThat(Files.readAttributes(lock, "unix:uid,gid,mode"))
          .containsEntry("uid", OWNER)
          .containsEntry("gid", OWNER)
          .containsEntry("mode", 0100000 | Integer.parseInt(wanted, 8));
    }
    assertThat(lock).hasContent("kept");
  }

  private static void refuses(Runnable call, String what) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Failure.class,
            e -> {
              assertThat(e.exit()).as(e.line()).isEqualTo(ExitCode.REFUSED);
              assertThat(e.line()).contains(what);
            });
  }
}
