package io.pxedock.console.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.adapter.files.TemporaryDirectory;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.operation.Undo;
import io.pxedock.fixture.RandomChanges;
import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell commands of a plan, run in a real shell, leave what the plan leaves. */
@Timeout(120)
class EquivalentCommandsTest {
  private static final int STEPS = 12;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 10})
  void leaveTheSameBytesAsThePlan(long seed) throws Exception {
    runTheSame(seed, List.of());
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void leaveALinkWhereAHostFileIsOne(long seed) throws Exception {
    runTheSame(seed, List.of("hosts", "dhcphosts"));
  }

  private void runTheSame(long seed, List<String> linked) throws Exception {
    RandomChanges random = new RandomChanges(seed);
    int count = 2 + (int) (seed % 5);
    Path workdir = Files.createDirectory(directory.resolve("a work 'dir"));
    try (TestSite site = TestSite.in(workdir, random.hosts(count), random.dhcpHosts(count))) {
      random.flag(site, count);
      for (String name : linked) {
        Path file = workdir.resolve("conf").resolve(name);
        Files.move(file, file.resolveSibling(name + ".real"));
        Files.createSymbolicLink(file, Path.of(name + ".real"));
      }
      // What is loaded does not matter here, and takes time.
      site.sandbox().engine().removeContainer();
      for (int step = 0; step < STEPS; step++) {
        Operation next = random.next(site);
        if (RandomChanges.changes(site, next)) {
          runsTheSame(site, next);
        }
      }
      while (site.engine().journal().lastStanding().isPresent()) {
        runsTheSame(site, new Undo(site.engine().journal().lastStanding().orElseThrow(), true));
      }
    }
  }

  private void runsTheSame(TestSite site, Operation operation) throws Exception {
    Plan plan = site.plan(operation);
    Path copy = directory.resolve("the copy's \u202eplace");
    copy(site.workdir(), copy);
    List<String> commands = new EquivalentCommands(site.site().settings()).of(plan, copy);
    String script =
        commands.stream()
            .filter(line -> !line.startsWith("docker "))
            .collect(Collectors.joining("\n"));
    assertThat(script).as("what a terminal shows").matches("[\\x20-\\x7e\\n]*");
    assertThat(shell(script)).as(script).isEmpty();
    site.run(operation);
    Map<String, String> expected = Tree.ofSite(site.workdir());
    assertThat(difference(expected, Tree.ofSite(copy))).as(script).isEmpty();
    TemporaryDirectory.remove(copy);
  }

  private static Map<String, String> difference(
      Map<String, String> expected, Map<String, String> actual) {
    Map<String, String> wrong = new TreeMap<>(actual);
    wrong.entrySet().removeAll(expected.entrySet());
    expected.keySet().stream()
        .filter(name -> !actual.containsKey(name))
        .forEach(name -> wrong.put(name, "missing"));
    return wrong;
  }

  private static void copy(Path from, Path to) throws Exception {
    Process cp = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start();
    assertThat(cp.waitFor()).isZero();
  }

  private static String shell(String script) throws Exception {
    Process sh = new ProcessBuilder("sh", "-e").redirectErrorStream(true).start();
    sh.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
    sh.getOutputStream().close();
    String said = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(sh.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return said + (sh.exitValue() == 0 ? "" : "exit " + sh.exitValue());
  }
}
