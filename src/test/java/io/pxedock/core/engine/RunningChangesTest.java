package io.pxedock.core.engine;

import static io.pxedock.fixture.Refusals.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A change that was begun ends by itself, whoever interrupts or leaves. */
@Timeout(30)
class RunningChangesTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final RunningChanges changes = new RunningChanges();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private String change(RunningChanges.Attempt attempt) {
    begun.countDown();
    await(mayGoOn);
    return "done";
  }

  private Thread operator(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    await(begun);
    return thread;
  }

  @Test
  void anInterruptDoesNotReachTheWritingOfFiles() throws InterruptedException {
    AtomicReference<String> said = new AtomicReference<>();
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread operator =
        operator(
            () -> {
              said.set(changes.run(this::change));
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    operator.interrupt();
    mayGoOn.countDown();
    operator.join();
    assertThat(said).hasValue("done");
    assertThat(interrupted).isTrue();
  }

  @Test
  void anInterruptReachesWhatMayBeCancelled() throws InterruptedException {
    AtomicReference<String> said = new AtomicReference<>();
    Thread operator =
        operator(
            () -> {
              try {
                changes.run(
                    attempt -> {
                      attempt.mayBeCancelled();
                      return change(attempt);
                    });
              } catch (IllegalStateException e) {
                said.set(e.getMessage());
              }
            });
    operator.interrupt();
    operator.join();
    assertThat(said).hasValue("interrupted");
  }

  @Test
  void whoeverEndsTheProcessWaitsForWhatWasBegun() throws Exception {
    operator(() -> changes.run(this::change));
    CompletableFuture<Boolean> finished = CompletableFuture.supplyAsync(() -> changes.finish(LONG));
    assertThat(finished).isNotDone();
    mayGoOn.countDown();
    assertThat(finished.get()).isTrue();
  }

  @Test
  void nothingBeginsOnceTheProcessEnds() {
    assertThat(changes.finish(LONG)).isTrue();
    fails(
        () -> changes.run(attempt -> "done"),
        ExitCode.FAILED,
        "pxedock is ending, nothing is changed; start it again");
  }

  @Test
  void aDownloadThatWouldTakeLongIsCancelled() {
    operator(
        () ->
            changes.run(
                attempt -> {
                  attempt.mayBeCancelled();
                  return change(attempt);
                }));
    assertThat(changes.finish(LONG)).isTrue();
  }

  @Test
  void aFailureOfTheChangeIsItsCallersFailure() {
    fails(
        () ->
            changes.run(
                attempt -> {
                  throw Failure.failed("the disk is full", "");
                }),
        ExitCode.FAILED,
        "the disk is full");
  }
}
