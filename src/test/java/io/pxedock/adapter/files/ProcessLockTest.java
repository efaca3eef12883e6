package io.pxedock.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.spi.WorkFiles.Lock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessLockTest {
  private static final Duration SHORT = Duration.ofMillis(60);
  private static final Duration LONG = Duration.ofSeconds(30);
  private final LocalFiles files = new LocalFiles();
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameTheLock() {
    file = directory.resolve("lock");
  }

  @Test
  void isFreeAgainWhenItIsClosedAlsoTwice() {
    Lock lock = files.lock(file, Duration.ZERO);
    lock.close();
    lock.close();
    Lock next = files.lock(file, Duration.ZERO);
    isBusy(SHORT);
    next.close();
  }

  @Test
  void isHeldAgainstAnotherProcessUntilThatDies() throws Exception {
    Process holder = WriterProcess.command("lock", file.toString()).start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("locked");
      assertThat(isBusy(SHORT)).contains("process " + holder.pid() + ",");
    } finally {
      holder.destroyForcibly();
    }
    holder.waitFor();
    files.lock(file, LONG).close();
  }

  @Test
  void holdsAgainstAnotherProcessAlsoAfterAThreadOfOursHasTriedInVain() throws Exception {
    Lock lock = files.lock(file, Duration.ZERO);
    isBusy(SHORT);
    WriterProcess.Result other = WriterProcess.run("lock", file.toString());
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.said()).contains("process " + ProcessHandle.current().pid() + ",");
    lock.close();
  }

  @Test
  void letsOneThreadInAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Integer>> visits = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      visits.add(
          () -> {
            Lock lock = files.lock(file, LONG);
            int here = inside.incrementAndGet();
            Thread.yield();
            inside.decrementAndGet();
            lock.close();
            return here;
          });
    }
    for (Future<Integer> visit : threads.invokeAll(visits)) {
      assertThat(visit.get()).isEqualTo(1);
    }
    threads.shutdown();
  }

  @Test
  void saysThatTheDirectoryIsMissing() {
    assertThatThrownBy(() -> files.lock(directory.resolve("no/lock"), SHORT))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("does not exist");
  }

  private String isBusy(Duration patience) {
    List<String> line = new ArrayList<>();
    assertThatThrownBy(() -> files.lock(file, patience))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
              line.add(failure.line());
            });
    return line.get(0);
  }
}
