package io.pxedock.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.engine.Journal;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.journal.JournalEntry.State;
import io.pxedock.core.operation.ClearRescue;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Undo;
import io.pxedock.fixture.Refusals;
import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} at every step of every write of a change. */
@Timeout(300)
class KilledTest {
  private static final String CPU1 = "52:54:00:00:00:01";

  @TempDir Path directory;

  @Test
  void leavesTheFirstFileNewAndTheSecondOldBetweenThem() throws Exception {
    try (TestSite site = site("between")) {
      // The copy of the loaded files takes eight steps, the journal's entry seven, the first file
      // eight.
      assertThat(ChangeProcess.killAt("add", site.workdir(), 8 + 7 + 8)).isTrue();
      assertThat(site.engine().journal().howFar(site.lastEntry()))
          .isEqualTo("conf/hosts new, conf/dhcphosts old");
      site.run(ChangeProcess.CHANGES.get("add"));
      assertThat(site.hosts()).containsOnlyOnce("192.168.0.19 new.pxe.example new");
      assertThat(site.dhcpHosts()).containsOnlyOnce("52:54:00:00:00:09,new");
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"add", "edit", "remove", "set"})
  void leavesEachFileOldOrNewAndTheJournalSaysWhich(String change) throws Exception {
    Map<String, String> old;
    Map<String, String> done;
    AtomicInteger steps = new AtomicInteger();
    try (TestSite site = site("whole")) {
      old = Tree.ofSite(site.workdir());
      site.use(WriteSteps.each(steps::incrementAndGet), site.sandbox().engine());
      site.run(ChangeProcess.CHANGES.get(change));
      done = Tree.ofSite(site.workdir());
    }
    assertThat(steps.get()).as("steps").isBetween(20, 60);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Void>> kills =
          IntStream.rangeClosed(1, steps.get())
              .<Callable<Void>>mapToObj(step -> () -> kill(change, step, old, done))
              .collect(Collectors.toList());
      for (Future<Void> kill : two.invokeAll(kills)) {
        kill.get();
      }
    } finally {
      two.shutdownNow();
    }
  }

  /** A site with a hard link as 911 flag of cpu-01, whose files are all small. */
  private TestSite site(String name) throws Exception {
    TestSite site = TestSite.in(Files.createDirectory(directory.resolve(name)));
    site.hardLink(CPU1);
    return site;
  }

  private Void kill(String change, int step, Map<String, String> old, Map<String, String> done)
      throws Exception {
    String at = change + " killed after step " + step;
    try (TestSite site = site(change + step)) {
      assertThat(ChangeProcess.killAt(change, site.workdir(), step)).as(at).isTrue();
      isOldOrNew(at, Tree.ofSite(site.workdir()), old, done);
      isKnownToTheJournal(at, site, old);
      canGoOn(at, site, ChangeProcess.CHANGES.get(change), old, done);
      assertThat(Tree.leftovers(site.workdir())).as(at).isEmpty();
    }
    return null;
  }

  private static void isOldOrNew(
      String at, Map<String, String> now, Map<String, String> old, Map<String, String> done) {
    // What is neither old nor new can only be the one temporary file.
    now.keySet().removeIf(name -> name.matches("(.*/)?\\.pxedock-\\d+-[0-9a-f]+"));
    assertThat(now.keySet()).as(at).isSubsetOf(union(old, done));
    for (String name : union(old, done)) {
      assertThat(now.get(name)).as(at + ": " + name).isIn(old.get(name), done.get(name));
    }
  }

  private static Set<String> union(Map<String, String> one, Map<String, String> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names;
  }

  private static void isKnownToTheJournal(String at, TestSite site, Map<String, String> old) {
    Journal journal = site.engine().journal();
    if (journal.entries().isEmpty()) {
      assertThat(Tree.ofSite(site.workdir()).get("conf/hosts"))
          .as(at)
          .isEqualTo(old.get("conf/hosts"));
      return;
    }
    JournalEntry entry = site.lastEntry();
    if (entry.state() == State.DONE) {
      return;
    }
    assertThat(site.lastState()).as(at).isEqualTo("interrupted");
    Map<String, String> now = Tree.ofSite(site.workdir());
    String expected =
        entry.changes().stream()
            .map(c -> c.path() + (same(now, old, c.path()) ? " old" : " new"))
            .collect(Collectors.joining(", "));
    assertThat(journal.howFar(entry)).as(at).isEqualTo(expected);
  }

  private static boolean same(Map<String, String> now, Map<String, String> old, String path) {
    return Objects.equals(now.get(path), old.get(path));
  }

  /** Undo gives the old files back where there is anything to undo; else the change runs again. */
  private static void canGoOn(
      String at,
      TestSite site,
      Operation change,
      Map<String, String> old,
      Map<String, String> done) {
    Map<String, String> now = Tree.ofSite(site.workdir());
    now.keySet().removeIf(name -> !union(old, done).contains(name));
    if (!now.equals(old)) {
      site.run(new Undo(site.lastEntry(), true));
    } else if (!site.engine().journal().entries().isEmpty()) {
      Refusals.refused(
          () -> site.run(new Undo(site.lastEntry(), true)),
          "nothing of change 1 is left to undo; see 'pxedock history'");
    }
    site.run(change);
    assertThat(Tree.ofSite(site.workdir())).as(at).isEqualTo(done);
    // Another change, elsewhere, sweeps what the dead one left behind.
    site.run(new ClearRescue(List.of()));
  }
}
