package io.pxedock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.fixture.TestSite;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SiteMonitorTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private final List<Snapshot> seen = new CopyOnWriteArrayList<>();
  private SiteMonitor monitor;

  @BeforeEach
  void watch() {
    monitor = new SiteMonitor(site.site(), Scope.FILES, Duration.ZERO, seen::add, failure -> {});
  }

  @AfterEach
  void close() {
    monitor.close();
  }

  private static <T> T done(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private CountDownLatch keepBusy() {
    CountDownLatch busy = new CountDownLatch(1);
    monitor.execute(
        () -> {
          try {
            busy.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    return busy;
  }

  @Test
  void requestsThatWaitAreAnsweredByOneLook() throws Exception {
    CountDownLatch busy = keepBusy();
    CompletableFuture<Snapshot> one = monitor.look(Scope.WORKDIR);
    CompletableFuture<Snapshot> two = monitor.look(Scope.FILES);
    busy.countDown();
    assertThat(done(one) == done(two)).isTrue();
    assertThat(seen).hasSize(1);
  }

  @Test
  void aRequestDuringALookIsAnsweredByAnotherOne() throws Exception {
    CompletableFuture<Snapshot> second = new CompletableFuture<>();
    monitor.close();
    monitor =
        new SiteMonitor(
            site.site(),
            Scope.FILES,
            Duration.ZERO,
            snapshot -> {
              if (seen.isEmpty()) {
                monitor.look(Scope.FILES).thenAccept(second::complete);
              }
              seen.add(snapshot);
            },
            failure -> {});
    Snapshot first = done(monitor.look(Scope.FILES));
    assertThat(done(second)).matches(later -> later != first);
  }

  @Test
  void theFirstLookIsWholeWhateverIsRequested() throws Exception {
    Snapshot first = done(monitor.look(Scope.WORKDIR));
    assertThat(first.container().isKnown()).isTrue();
  }

  @Test
  void whatIsFreshIsNotLookedAtAgain() throws Exception {
    Snapshot first = done(monitor.look(Scope.FILES));
    assertThat(done(monitor.fresh(Duration.ofDays(1)))).matches(same -> same == first);
    assertThat(done(monitor.fresh(Duration.ZERO))).matches(later -> later != first);
  }

  @Test
  void aRequestToAClosedMonitorIsCancelled() {
    monitor.close();
    assertThat(monitor.look(Scope.FILES)).isCancelled();
  }
}
