package io.pxedock.core.setup.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.engine.Site;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.StepOperation;
import io.pxedock.core.setup.answer.Answers;
import io.pxedock.core.setup.step.Steps;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.AnsweredSteps;
import io.pxedock.fixture.BareMachine;
import io.pxedock.fixture.TestSite;
import io.pxedock.spi.BootArchive;
import io.pxedock.spi.Provisioning;
import io.pxedock.spi.Tools;
import io.pxedock.spi.VirtualSwitch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The program ends in the middle of a change: the next run finds what there is, and completes. */
class KilledInADeedTest {
  /** Nothing catches it, and nothing is tidied up after it by the program. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();
  private Answers answers;

  @BeforeEach
  void answer() {
    answers = AnsweredSteps.on(machine).answers();
  }

  static Stream<Arguments> moments() {
    return Stream.of(
            "fetch",
            "check",
            "unpack",
            "moveInto",
            "discard",
            "change",
            "createNetwork",
            "pull",
            "createContainer")
        .flatMap(call -> Stream.of(Arguments.of(call, false), Arguments.of(call, true)));
  }

  /** Tools with which the program is killed at a call: before it did anything, or right after. */
  private Tools killing(String call, boolean after) {
    Tools real = machine.tools("");
    return new Tools(
        real.files(),
        real.docker(),
        killing(Provisioning.class, real.provisioning(), call, after),
        real.distribution(),
        killing(VirtualSwitch.class, real.ovs(), call, after),
        real.wire(),
        real.trial(),
        real.urls(),
        killing(BootArchive.class, real.archives(), call, after),
        real.accounts(),
        real.rescue(),
        real.progress(),
        real.root());
  }

  private static <T> T killing(Class<T> type, T real, String call, boolean after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean meant = method.getName().equals(call);
              if (meant && !after) {
                throw new Killed();
              }
              try {
                Object result = method.invoke(real, arguments);
                if (meant) {
                  throw new Killed();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private Site applyAll(Tools tools) {
    Site site = machine.open(machine.directory(), answers.settings());
    Site killed = site.with(tools);
    SetupContext context =
        new SetupContext(answers, machine.directory(), tools, killed::observe, Set.of());
    for (SetupStep step : Steps.all()) {
      for (int go = 0; go < 4 && !step.check(context).isSettled(); go++) {
        killed.engine().run(new StepOperation(step, context), TestSite.YES);
      }
      assertThat(step.check(context).isSettled()).as(step.name()).isTrue();
    }
    return site;
  }

  @ParameterizedTest
  @MethodSource("moments")
  void theNextRunCompletes(String call, boolean after) {
    assertThatThrownBy(() -> applyAll(killing(call, after))).isInstanceOf(Killed.class);
    Site site = applyAll(machine.tools(""));
    SiteStatus status = SiteStatus.of(site.observe(Scope.EVERYTHING));
    assertThat(status.isHealthy()).isTrue();
    assertThat(machine.directory().resolve(".pxedock/unpacked")).doesNotExist();
    assertThat(machine.directory().resolve(".pxedock/fetched")).doesNotExist();
  }

  @Test
  void historySaysWhichDeedWasCutOff() {
    assertThatThrownBy(() -> applyAll(killing("pull", false))).isInstanceOf(Killed.class);
    Site site = machine.open(machine.directory(), answers.settings());
    assertThat(site.engine().journal().entries())
        .filteredOn(entry -> entry.state() == JournalEntry.State.BEGUN)
        .extracting(JournalEntry::title)
        .containsExactly("setup image");
  }

  @Test
  void anArchiveMovedInByHalfIsMovedInWhole() {
    Tools real = machine.tools("");
    Tools half =
        new Tools(
            real.files(),
            real.docker(),
            real.provisioning(),
            real.distribution(),
            real.ovs(),
            real.wire(),
            real.trial(),
            real.urls(),
            halfWay(real.archives()),
            real.accounts(),
            real.rescue(),
            real.progress(),
            real.root());
    assertThatThrownBy(() -> applyAll(half)).isInstanceOf(Killed.class);
    assertThat(machine.directory().resolve("images/vmlinuz-4")).isRegularFile();
    applyAll(real);
    assertThat(machine.directory().resolve("images/initrd.gz")).isRegularFile();
  }

  /** One file is moved, then the program is killed. */
  private BootArchive halfWay(BootArchive real) {
    return BootArchive.class.cast(
        Proxy.newProxyInstance(
            BootArchive.class.getClassLoader(),
            new Class<?>[] {BootArchive.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("moveInto")) {
                Path from = (Path) arguments[0];
                Files.move(
                    from.resolve("images/vmlinuz-4"),
                    machine.directory().resolve("images/vmlinuz-4"));
                throw new Killed();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
