package io.pxedock.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Root writes 10,000 times where another user races to turn the write into a file of root's. */
@Tag("lab")
@Timeout(600)
class RaceLabTest {
  private static final String CHANGES = "10000";
  private static final String OLD = "192.168.0.1 old\n";
  private static final String NEW = "192.168.0.1 new\n";
  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private Path directory;
  private Path tree;
  private Path conf;
  private Path victim;

  @BeforeEach
  void makeATreeOfAnotherUserAndAFileOfRoots() throws IOException {
    // In memory: 10,000 writes to a disk take minutes.
    directory = Files.createTempDirectory(Path.of("/dev/shm"), "race");
    Files.setAttribute(directory, "unix:mode", 0755);
    tree = Files.createDirectory(directory.resolve("tree"));
    conf = Files.createDirectory(tree.resolve("conf"));
    Files.writeString(conf.resolve("hosts"), OLD);
    Path closed = Files.writeString(conf.resolve("closed"), "closed\n");
    Files.setAttribute(closed, "unix:mode", 0600);
    Path secrets = Files.createDirectory(directory.resolve("secrets"));
    victim = Files.writeString(secrets.resolve("shadow"), OLD);
    Files.setAttribute(victim, "unix:mode", 0600);
    Files.writeString(secrets.resolve("hosts"), OLD);
    for (Path each : List.of(tree, conf, conf.resolve("hosts"))) {
      Files.setAttribute(each, "unix:uid", 65534);
    }
  }

  @AfterEach
  void removeThem() {
    TemporaryDirectory.remove(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "temporary-link",
        "temporary-hard-link",
        "temporary-mine",
        "target-link",
        "directory-link"
      })
  void neverWritesToAFileOfRoots(String attack) throws Exception {
    Map<String, String> before = state();
    String classpath = WriterProcess.copyOfClasses(directory.resolve("classes"));
    Process attacker =
        WriterProcess.startAs(
            NOBODY, classpath, RacingUser.class, attack, conf.toString(), victim.toString());
    try {
      assertThat(attacker.inputReader().readLine()).isEqualTo("racing");
      Process root =
          WriterProcess.startAs(
              List.of(),
              classpath,
              WriterProcess.class,
              "race",
              conf.resolve("hosts").toString(),
              OLD,
              NEW,
              CHANGES);
      String said = new String(root.getInputStream().readAllBytes()).trim();
      assertThat(root.waitFor()).as(said).isZero();
      assertThat(attacker.isAlive()).isTrue();
    } finally {
      attacker.destroyForcibly().waitFor();
    }
    assertThat(state()).isEqualTo(before);
    isStillClosed();
  }

  /** What is root's: its content, owner and mode, and all names in its directory. */
  private Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> all = Files.walk(victim.getParent())) {
      for (Path each : all.toList()) {
        state.put(each.toString(), Files.readAttributes(each, "unix:uid,gid,mode") + text(each));
      }
    }
    return state;
  }

  /** Who owns the directory may move root's file about in it, and even lose it; not open it. */
  private void isStillClosed() throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.filter(path -> text(path).startsWith("closed")).toList()) {
        assertThat(Files.readAttributes(each, "unix:uid,mode"))
            .as(each.toString())
            .containsEntry("uid", 0)
            .containsEntry("mode", 0100600);
      }
    }
  }

  private static String text(Path path) {
    try {
      return Files.isRegularFile(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
