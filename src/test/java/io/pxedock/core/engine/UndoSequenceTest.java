package io.pxedock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.operation.Operation;
import io.pxedock.fixture.RandomChanges;
import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any sequence of changes, taken back last first, gives back every state on the way. */
class UndoSequenceTest {
  private static final int STEPS = 15;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108})
  void givesBackEveryStateOnTheWay(long seed) {
    RandomChanges random = new RandomChanges(seed);
    int count = 2 + (int) (seed % 5);
    try (TestSite site = TestSite.in(directory, random.hosts(count), random.dhcpHosts(count))) {
      random.flag(site, count);
      // What is loaded does not matter here, and takes time.
      site.sandbox().engine().removeContainer();
      Deque<Map<String, String>> states = new ArrayDeque<>();
      for (int step = 0; step < STEPS; step++) {
        Operation next = random.next(site);
        if (RandomChanges.changes(site, next)) {
          states.push(Tree.ofSite(site.workdir()));
          site.run(next);
        }
      }
      assertThat(states).hasSizeGreaterThan(STEPS / 3);
      for (Map<String, String> state : states) {
        site.undoLast();
        assertThat(Tree.ofSite(site.workdir())).isEqualTo(state);
      }
      assertThat(site.engine().journal().lastStanding()).isEmpty();
    }
  }
}
