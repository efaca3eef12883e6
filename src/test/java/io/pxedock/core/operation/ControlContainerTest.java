package io.pxedock.core.operation;

import static io.pxedock.fixture.Refusals.fails;
import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.diagnosis.PendingLoad;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.ExitCode;
import io.pxedock.model.container.ContainerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code reload}, {@code restart}, {@code start}, {@code stop} in every state of the container. */
class ControlContainerTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private ContainerState container() {
    return site.sandbox().engine().container("pxeboot").orElseThrow();
  }

  private Plan planWhen(String status, DaemonAction action) {
    site.use(site.site().files(), new ContainerInState(site.sandbox().engine(), status));
    return site.plan(new ControlContainer(action));
  }

  @ParameterizedTest(name = "{1} when it is {0}: {2}")
  @CsvSource({
    "running, RELOAD, RELOAD",
    "running, RESTART, RESTART",
    "running, START, NONE",
    "running, STOP, STOP",
    "created, RESTART, RESTART",
    "created, START, START",
    "created, STOP, NONE",
    "exited, RESTART, RESTART",
    "exited, START, START",
    "exited, STOP, NONE",
    "dead, STOP, NONE",
    "paused, RESTART, RESTART",
    "paused, STOP, STOP",
    "restarting, RESTART, RESTART",
    "restarting, STOP, STOP"
  })
  void doesWhatTheStateAllows(String status, DaemonAction asked, DaemonAction done) {
    assertThat(planWhen(status, asked).action()).isEqualTo(done);
  }

  @ParameterizedTest
  @CsvSource({"created", "exited", "restarting", "dead"})
  void refusesToReloadWhatDoesNotRun(String status) {
    refused(
        () -> planWhen(status, DaemonAction.RELOAD),
        "container 'pxeboot' is " + status + ", not running; run 'pxedock start'");
  }

  @ParameterizedTest
  @EnumSource(names = {"RELOAD", "START"})
  void refusesAPausedContainerWithTheCommandThatMendsIt(DaemonAction action) {
    refused(
        () -> planWhen("paused", action),
        "container 'pxeboot' is paused, not running; run 'docker unpause pxeboot'");
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void refusesWhenThereIsNoContainer(DaemonAction action) {
    site.sandbox().engine().removeContainer();
    refused(
        () -> site.run(new ControlContainer(action)),
        "there is no container 'pxeboot';"
            + " run 'pxedock setup', or name another in pxedock.conf");
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void saysWhatToDoWhenDockerDoesNotAnswer(DaemonAction action) {
    site.sandbox().faults().stopDocker();
    fails(
        () -> site.run(new ControlContainer(action)),
        ExitCode.UNREACHABLE,
        "the Docker daemon is not running: /var/run/docker.sock refuses the connection;"
            + " start Docker: systemctl start docker");
  }

  @Test
  void stopsAndStartsTheServer() {
    site.run(new ControlContainer(DaemonAction.STOP));
    assertThat(container().status()).isEqualTo("exited");
    site.run(new ControlContainer(DaemonAction.START));
    assertThat(container().isRunning()).isTrue();
  }

  @Test
  void restartsIntoAnotherProcess() {
    long pid = container().pid();
    site.run(new ControlContainer(DaemonAction.RESTART));
    assertThat(container().pid()).isPositive().isNotEqualTo(pid);
  }

  @Test
  void startsByRestartWhatIsStopped() {
    site.run(new ControlContainer(DaemonAction.STOP));
    site.run(new ControlContainer(DaemonAction.RESTART));
    assertThat(container().isRunning()).isTrue();
  }

  @Test
  void keepsTheProcessOverAReload() {
    long pid = container().pid();
    site.run(new ControlContainer(DaemonAction.RELOAD));
    assertThat(container().pid()).isEqualTo(pid);
  }

  @Test
  void asksBeforeItCutsBootsOff() {
    assertThat(site.plan(new ControlContainer(DaemonAction.RESTART)).questions())
        .containsExactly("Restart container 'pxeboot'? Boots that are under way are cut off.");
    assertThat(site.plan(new ControlContainer(DaemonAction.STOP)).questions())
        .containsExactly("Stop container 'pxeboot'? No machine can boot until it starts.");
    assertThat(site.plan(new ControlContainer(DaemonAction.RELOAD)).questions()).isEmpty();
    assertThat(site.plan(new ControlContainer(DaemonAction.START)).questions()).isEmpty();
  }

  @Test
  void saysRestartWhenTheConfigurationHasChanged() {
    site.write("conf/dnsmasq.conf", site.text("conf/dnsmasq.conf") + "# changed\n");
    assertThat(pending().kind().word()).isEqualTo("restart");
    assertThat(site.plan(new ControlContainer(DaemonAction.RELOAD)).notes())
        .containsExactly("conf/dnsmasq.conf changed since dnsmasq started: run 'pxedock restart'");
    site.run(new ControlContainer(DaemonAction.RESTART));
    assertThat(pending().kind().word()).isEqualTo("none");
  }

  @Test
  void saysRestartWhenAnImageWasReplacedUnderItsBind() throws Exception {
    site.tick();
    Path image = site.workdir().resolve("images/vmlinuz-4");
    Path other = Files.writeString(image.resolveSibling("other"), "another kernel");
    Files.move(other, image, StandardCopyOption.REPLACE_EXISTING);
    assertThat(pending().restart()).containsExactly("images/vmlinuz-4");
    assertThat(site.plan(new ControlContainer(DaemonAction.RELOAD)).notes())
        .containsExactly("images/vmlinuz-4 changed since dnsmasq started: run 'pxedock restart'");
    site.run(new ControlContainer(DaemonAction.RESTART));
    assertThat(pending().kind().word()).isEqualTo("none");
  }

  @Test
  void saysReloadWhenAHostFileWasChangedWithAnEditor() {
    site.write("conf/hosts", site.hosts() + "192.168.0.19 new\n");
    assertThat(pending().reload()).containsExactly("conf/hosts");
    site.run(new ControlContainer(DaemonAction.RELOAD));
    assertThat(pending().kind().word()).isEqualTo("none");
  }

  private PendingLoad pending() {
    return PendingLoad.of(site.observe(Scope.DAEMON));
  }
}
