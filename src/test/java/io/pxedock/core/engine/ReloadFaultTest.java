package io.pxedock.core.engine;

import static io.pxedock.fixture.Refusals.fails;
import static io.pxedock.fixture.Refusals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.diagnosis.PendingLoad;
import io.pxedock.core.operation.ControlContainer;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.RelayedEngine;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.container.LogLine;
import io.pxedock.spi.ContainerEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Docker, the container or dnsmasq fail after the files are written. */
@Timeout(60)
class ReloadFaultTest {
  private static final String DOCKER_IS_AWAY =
      "the files are written but not loaded: the Docker daemon is not running:"
          + " /var/run/docker.sock refuses the connection;"
          + " start Docker: systemctl start docker; then run 'pxedock reload'";
  private static final String NOT_LOADED = "the files are written but not loaded: ";

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  /** An engine on which something happens just before the processes are listed. */
  private final class BeforeTheSignal extends RelayedEngine {
    private final Runnable event;

    BeforeTheSignal(Runnable event) {
      super(site.sandbox().engine());
      this.event = event;
    }

    @Override
    public List<ContainerProcess> processes(String container) {
      event.run();
      return super.processes(container);
    }
  }

  private void before(Runnable event) {
    site.use(site.site().files(), new BeforeTheSignal(event));
  }

  private void theFilesAreWrittenAndTheJournalSaysSo() {
    assertThat(site.hosts()).endsWith("192.168.0.19 new\n");
    assertThat(site.dhcpHosts()).endsWith(",new,infinite\n");
    assertThat(site.lastState()).isEqualTo("written, not loaded");
  }

  @Test
  void leavesTheReloadPendingWhenDockerStopsHalfWay() {
    before(site.sandbox().faults()::stopDocker);
    fails(
        () -> site.run(TestSite.ADD),
        ExitCode.UNREACHABLE,
        NOT_LOADED
            + "the Docker daemon is not running: /var/run/docker.sock refuses the connection;"
            + " start Docker: systemctl start docker; then run 'pxedock reload'");
    theFilesAreWrittenAndTheJournalSaysSo();
    site.sandbox().faults().startDocker();
    assertThat(PendingLoad.of(site.observe(Scope.DAEMON)).reload())
        .containsExactly("conf/hosts", "conf/dhcphosts");
  }

  @Test
  void canBeReloadedOnceDockerIsBack() {
    before(site.sandbox().faults()::stopDocker);
    fails(() -> site.run(TestSite.ADD), ExitCode.UNREACHABLE, DOCKER_IS_AWAY);
    site.sandbox().faults().startDocker();
    site.use(site.site().files(), site.sandbox().engine());
    site.run(new ControlContainer(DaemonAction.RELOAD));
    assertThat(PendingLoad.of(site.observe(Scope.DAEMON)).kind().word()).isEqualTo("none");
    assertThat(site.sandbox().node(TestSite.ADD.mac()).discover()).contains(TestSite.ADD.ip());
  }

  @Test
  void isUnreachableToo_whenDockerStopsWhileTheLogIsRead() {
    site.use(
        site.site().files(),
        new RelayedEngine(site.sandbox().engine()) {
          @Override
          public SignalWay hangUp(String container) {
            site.sandbox().faults().stopDocker();
            return SignalWay.FROM_INSIDE;
          }
        });
    fails(() -> site.run(TestSite.ADD), ExitCode.UNREACHABLE, DOCKER_IS_AWAY);
    theFilesAreWrittenAndTheJournalSaysSo();
  }

  @Test
  void fails_whenTheContainerIsGoneMeanwhile() {
    before(site.sandbox().engine()::removeContainer);
    fails(
        () -> site.run(TestSite.ADD),
        ExitCode.FAILED,
        NOT_LOADED
            + "there is no container 'pxeboot';"
            + " run 'pxedock status' to see what is there; then run 'pxedock reload'");
    theFilesAreWrittenAndTheJournalSaysSo();
  }

  @Test
  void writesTheFilesWithANote_whenTheContainerIsNotThereAtAll() {
    site.sandbox().engine().removeContainer();
    assertThat(site.run(TestSite.ADD).plan().notes())
        .containsExactly("dnsmasq is not running: it loads this when it starts ('pxedock start')");
    assertThat(site.lastState()).isEqualTo("done");
  }

  @Test
  void refusesToBegin_whenDockerDoesNotAnswer() {
    site.sandbox().faults().stopDocker();
    String hosts = site.hosts();
    fails(
        () -> site.run(TestSite.ADD),
        ExitCode.UNREACHABLE,
        "the Docker daemon is not running: /var/run/docker.sock refuses the connection;"
            + " start Docker: systemctl start docker;"
            + " or add --no-reload to write the files only");
    assertThat(site.hosts()).isEqualTo(hosts);
  }

  @Test
  void saysThatDnsmasqDied_whenItDiesOnTheSignal() {
    site.sandbox().faults().dieOnHangUp();
    Failure failure = failure(() -> site.run(TestSite.ADD));
    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.line())
        .startsWith(NOT_LOADED + "dnsmasq ended, its last words: dnsmasq")
        .contains("run 'pxedock start'")
        .doesNotContain("pxedock reload");
    theFilesAreWrittenAndTheJournalSaysSo();
  }

  @Test
  void saysThatTheSignalCannotReachIt_whenAShellIsPid1() {
    site.sandbox().faults().wrapInShell();
    fails(
        () -> site.run(TestSite.ADD),
        ExitCode.FAILED,
        NOT_LOADED
            + "PID 1 of container 'pxeboot' is not dnsmasq but"
            + " '/bin/sh -c dnsmasq -k -C /conf/dnsmasq.conf';"
            + " use an image whose entry point is dnsmasq itself;"
            + " until then run 'pxedock restart'");
    theFilesAreWrittenAndTheJournalSaysSo();
  }

  @Test
  void loadsByRestartWhatAShellKeepsFromReloading() {
    site.sandbox().faults().wrapInShell();
    failure(() -> site.run(TestSite.ADD));
    site.run(new ControlContainer(DaemonAction.RESTART));
    assertThat(site.sandbox().node(TestSite.ADD.mac()).discover()).contains(TestSite.ADD.ip());
  }

  /** An engine whose log never shows another line. */
  private static final class Mute extends RelayedEngine {
    Mute(ContainerEngine real) {
      super(real);
    }

    @Override
    public Subscription followLogs(
        String container,
        Instant since,
        Consumer<LogLine> lines,
        Consumer<Optional<Failure>> ended) {
      return () -> {};
    }
  }

  @Test
  void givesUpInTime_whenTheLogNeverShowsTheReload() {
    DnsmasqDaemon daemon =
        new DnsmasqDaemon(new Mute(site.sandbox().engine()), Duration.ofSeconds(1));
    fails(
        () -> daemon.carryOut(DaemonAction.RELOAD, site.observe(Scope.DAEMON)),
        ExitCode.FAILED,
        "dnsmasq's log does not show that it read /conf/dhcphosts, /conf/hosts within 1 s;"
            + " see 'pxedock logs'");
  }

  /** An engine whose log is never quiet. */
  private static final class Busy extends RelayedEngine {
    Busy(ContainerEngine real) {
      super(real);
    }

    @Override
    public Subscription followLogs(
        String container,
        Instant since,
        Consumer<LogLine> lines,
        Consumer<Optional<Failure>> ended) {
      AtomicBoolean open = new AtomicBoolean(true);
      Thread chatter =
          new Thread(
              () -> {
                while (open.get()) {
                  lines.accept(
                      new LogLine(
                          Instant.now(),
                          "dnsmasq-tftp[1]: sent /tftpboot/pxelinux.0 to 192.168.0.11"));
                  LockSupport.parkNanos(5_000_000);
                }
              });
      chatter.setDaemon(true);
      chatter.start();
      Subscription real = super.followLogs(container, since, lines, ended);
      return () -> {
        open.set(false);
        real.close();
      };
    }
  }

  @Test
  void isDoneInTime_whenTheLogIsNeverQuiet() {
    DnsmasqDaemon daemon =
        new DnsmasqDaemon(new Busy(site.sandbox().engine()), Duration.ofSeconds(1));
    assertThat(daemon.carryOut(DaemonAction.RELOAD, site.observe(Scope.DAEMON)).complaints())
        .isEmpty();
  }

  @Test
  void saysThatTheRestartPolicyIsOff_whenTheSignalHadToGoThroughDocker() {
    site.use(
        site.site().files(),
        new RelayedEngine(site.sandbox().engine()) {
          @Override
          public SignalWay hangUp(String container) {
            site.sandbox().engine().kill(container, "HUP");
            return SignalWay.THROUGH_THE_ENGINE;
          }
        });
    assertThat(site.run(TestSite.ADD).complaints())
        .containsExactly(
            "the signal had to go through Docker, which takes it for a stop that somebody wanted: if dnsmasq"
                + " dies, Docker does not restart it until 'pxedock restart'");
  }

  @Test
  void saysRestart_whenTheConfigurationNamesAFileThatDnsmasqDoesNotKnowYet() {
    site.write("conf/more", "");
    site.write("conf/dnsmasq.conf", site.text("conf/dnsmasq.conf") + "addn-hosts=/conf/more\n");
    fails(
        () -> site.run(TestSite.ADD),
        ExitCode.FAILED,
        NOT_LOADED
            + "dnsmasq's log does not show that it read /conf/more within 2 s;"
            + " conf/dnsmasq.conf has changed since dnsmasq started: run 'pxedock restart'");
  }

  @Test
  void waitsForNoHostsFile_whenDnsIsOff() {
    site.write("conf/dnsmasq.conf", site.text("conf/dnsmasq.conf").replace("port=53", "port=0"));
    site.run(new ControlContainer(DaemonAction.RESTART));
    assertThat(site.run(new ControlContainer(DaemonAction.RELOAD)).number()).isEqualTo(2);
  }

  @Test
  void showsEachComplaintWithItsLine() {
    site.write("conf/dhcphosts", site.dhcpHosts() + "52:54:00:00:00:zz,bad\u001b[31m,infinite\n");
    assertThat(site.run(new ControlContainer(DaemonAction.RELOAD)).complaints())
        .containsExactly(
            "conf/dhcphosts:6: bad hex constant at line 6 of /conf/dhcphosts:"
                + " 52:54:00:00:00:zz,bad\\x1b[31m,infinite");
  }

  @Test
  void leavesTheServerAsItIs_whenTheConfigurationOfARestartIsBroken() {
    site.write("conf/dnsmasq.conf", "no-such-option\n" + site.text("conf/dnsmasq.conf"));
    Failure failure = failure(() -> site.run(new ControlContainer(DaemonAction.RESTART)));
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.line())
        .contains("conf/dnsmasq.conf:1")
        .contains("bad option")
        .contains("the server is left as it is");
    assertThat(site.sandbox().engine().container("pxeboot").orElseThrow().isRunning()).isTrue();
  }
}
