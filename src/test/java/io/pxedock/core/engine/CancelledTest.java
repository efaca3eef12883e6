package io.pxedock.core.engine;

import static io.pxedock.fixture.Refusals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.adapter.files.WriteSteps;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.fixture.RelayedEngine;
import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ctrl-C in the middle of a change, which reaches it as an interrupt. */
@Timeout(60)
class CancelledTest {

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private final Thread test = Thread.currentThread();

  @AfterEach
  void forgetTheInterrupt() {
    Thread.interrupted();
  }

  private void isWrittenButNotLoaded(Failure failure) {
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.line())
        .startsWith("the files are written but not loaded: ")
        .endsWith("then run 'pxedock reload'");
    assertThat(site.hosts()).endsWith("192.168.0.19 new\n");
    assertThat(site.dhcpHosts()).endsWith(",new,infinite\n");
    assertThat(site.lastState()).isEqualTo("written, not loaded");
    assertThat(Tree.leftovers(site.workdir())).isEmpty();
  }

  @Test
  void writesAllFilesWhenItComesBetweenThem() {
    site.use(
        WriteSteps.afterwards(path -> path.endsWith("conf"), test::interrupt),
        site.sandbox().engine());
    isWrittenButNotLoaded(failure(() -> site.run(TestSite.ADD)));
  }

  @Test
  void endsTheWaitForDnsmasq() {
    site.use(
        site.site().files(),
        new RelayedEngine(site.sandbox().engine()) {
          @Override
          public SignalWay hangUp(String container) {
            test.interrupt();
            return SignalWay.FROM_INSIDE;
          }
        });
    isWrittenButNotLoaded(failure(() -> site.run(TestSite.ADD)));
  }

  @Test
  void finishesWhatNeedsNoDnsmasq() {
    site.use(
        WriteSteps.afterwards(path -> path.endsWith("journal"), test::interrupt),
        site.sandbox().engine());
    site.run(new SetRescue(List.of("cpu-01"), ""));
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(site.flag("52:54:00:00:00:01")).isEqualTo("-> 911boot");
    assertThat(site.lastState()).isEqualTo("done");
  }
}
