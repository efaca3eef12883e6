package io.pxedock.core.engine;

import static io.pxedock.fixture.Refusals.failure;
import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.adapter.accounts.SystemAccounts;
import io.pxedock.adapter.docker.DockerEngine;
import io.pxedock.adapter.fetch.LocalArchive;
import io.pxedock.adapter.fetch.NetworkUrlProbe;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.adapter.openvswitch.OpenVswitch;
import io.pxedock.core.diagnosis.PendingLoad;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.operation.ControlContainer;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.RemoveHost;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.SettingsText;
import io.pxedock.fixture.Program;
import io.pxedock.fixture.RelayedEngine;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.site.Settings;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.Progress;
import io.pxedock.spi.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes and their faults on the lab's real Docker and the image's real dnsmasq, in a container
 * and a work directory of their own, without a network.
 */
@Tag("lab")
@Timeout(120)
class RealContainerLabTest {
  private static final String NAME = "pxedock-engine-" + ProcessHandle.current().pid();

  @TempDir Path directory;
  private final DockerEngine docker = new DockerEngine("");
  private Path workdir;
  private Settings settings;
  private Engine engine;

  @BeforeEach
  void runAContainerOnASite() throws Exception {
    workdir = directory.toRealPath();
    Program.writeSite(workdir);
    Files.createDirectories(workdir.resolve("images"));
    Files.createDirectories(workdir.resolve("leases"));
    Files.writeString(workdir.resolve("images/vmlinuz-4"), "kernel");
    Files.writeString(workdir.resolve("tftpboot/pxelinux.0"), "loader");
    Files.writeString(workdir.resolve("tftpboot/vmlinuz-4"), "");
    settings = SettingsText.parse(LineText.of(Bytes.utf8("container=" + NAME + "\n")));
    use(docker);
    runContainer();
  }

  @AfterEach
  void removeIt() throws Exception {
    docker.close();
    docker("rm", "-f", NAME);
  }

  private void use(ContainerEngine other) {
    Tools tools =
        new Tools(
            new LocalFiles(),
            other,
            docker.provisioning(),
            null,
            new OpenVswitch(),
            null,
            (server, candidates) -> {
              throw Failure.unreachable("no trial", "");
            },
            new NetworkUrlProbe(),
            new LocalArchive(),
            new SystemAccounts(System.getenv()),
            null,
            Progress.NONE,
            Path.of("/"));
    engine = new Engine(workdir, settings, tools, "tester");
  }

  private void runContainer(String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of("run", "-d", "--net=none", "--name=" + NAME));
    words.addAll(List.of("--cap-add=NET_ADMIN", "--cap-add=NET_RAW"));
    for (String bind :
        List.of(
            "conf:/conf",
            "leases:/leases",
            "tftpboot:/tftpboot",
            "images/vmlinuz-4:/tftpboot/vmlinuz-4")) {
      words.addAll(List.of("-v", workdir + "/" + bind));
    }
    if (command.length > 0) {
      words.addAll(List.of("--entrypoint", command[0]));
    }
    words.add(settings.image());
    Arrays.stream(command).skip(1).forEach(words::add);
    docker(words.toArray(String[]::new));
    // As at any start: done when the log shows the files read.
    if (command.length == 0) {
      run(DaemonAction.RESTART);
    }
  }

  private static void docker(String... words) throws Exception {
    List<String> argv = new ArrayList<>(List.of("docker"));
    argv.addAll(List.of(words));
    Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private Outcome run(DaemonAction action) {
    return engine.run(new ControlContainer(action), TestSite.YES);
  }

  private String text(String name) throws Exception {
    return Files.readString(workdir.resolve(name));
  }

  private PendingLoad pending() {
    return PendingLoad.of(engine.observer().observe(Scope.DAEMON));
  }

  private String lastState() {
    List<JournalEntry> all = engine.journal().entries();
    return all.get(all.size() - 1).standing(all).words();
  }

  @Test
  void addsAHostAndTheLogShowsItRead() throws Exception {
    assertThat(engine.run(TestSite.ADD, TestSite.YES).complaints()).isEmpty();
    assertThat(text("conf/hosts")).endsWith("192.168.0.19 new\n");
    assertThat(docker.logs(NAME, 2).toString())
        .containsPattern("read /conf/hosts - 1 (names|addresses)")
        .contains("read /conf/dhcphosts");
    assertThat(pending().kind().word()).isEqualTo("none");
  }

  @Test
  void showsEachComplaintWithItsLine() throws Exception {
    Files.writeString(
        workdir.resolve("conf/dhcphosts"), "# first\n52:54:00:00:00:zz,bad,infinite\n");
    Files.writeString(workdir.resolve("conf/hosts"), "192.168.0.300 x\n");
    assertThat(run(DaemonAction.RELOAD).complaints())
        .containsExactlyInAnyOrder(
            "conf/hosts:1: bad address at /conf/hosts line 1: 192.168.0.300 x",
            "conf/dhcphosts:2: bad hex constant at line 2 of /conf/dhcphosts:"
                + " 52:54:00:00:00:zz,bad,infinite");
  }

  @Test
  void fails_whenAHostFileIsGone() throws Exception {
    Files.delete(workdir.resolve("conf/dhcphosts"));
    Failure failure = failure(() -> run(DaemonAction.RELOAD));
    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.line()).contains("/conf/dhcphosts: No such file or directory");
  }

  @Test
  void saysThatItDoesNotRun_whenTheContainerIsStopped() {
    run(DaemonAction.STOP);
    refused(
        () -> run(DaemonAction.RELOAD),
        "container '" + NAME + "' is exited, not running; run 'pxedock start'");
    assertThat(engine.run(TestSite.ADD, TestSite.YES).plan().notes())
        .containsExactly("dnsmasq is not running: it loads this when it starts ('pxedock start')");
    assertThat(run(DaemonAction.START).complaints()).isEmpty();
    assertThat(pending().kind().word()).isEqualTo("none");
  }

  @Test
  void refuses_whenThereIsNoContainer() throws Exception {
    docker("rm", "-f", NAME);
    assertThat(failure(() -> run(DaemonAction.START)).exit()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void refusesAPausedContainerButStopsIt() throws Exception {
    docker("pause", NAME);
    refused(
        () -> run(DaemonAction.RELOAD),
        "container '" + NAME + "' is paused, not running; run 'docker unpause " + NAME + "'");
    run(DaemonAction.STOP);
    assertThat(docker.container(NAME).orElseThrow().status()).isEqualTo("exited");
  }

  @Test
  void saysThatDnsmasqDied_whenItDiesOnTheSignal() throws Exception {
    use(
        new RelayedEngine(docker) {
          @Override
          public SignalWay hangUp(String container) {
            killIt();
            return SignalWay.THROUGH_THE_ENGINE;
          }
        });
    Failure failure = failure(() -> engine.run(TestSite.ADD, TestSite.YES));
    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.line())
        .startsWith("the files are written but not loaded: dnsmasq ended, its last words: dnsmasq");
    assertThat(text("conf/hosts")).endsWith("192.168.0.19 new\n");
    assertThat(lastState()).isEqualTo("written, not loaded");
  }

  private static void killIt() {
    try {
      docker("kill", NAME);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void saysThatTheSignalCannotReachIt_whenAShellIsPid1() throws Exception {
    docker("rm", "-f", NAME);
    runContainer("/bin/sh", "-c", "dnsmasq -k -C /conf/dnsmasq.conf --log-facility=-; true");
    Failure failure = failure(() -> run(DaemonAction.RELOAD));
    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.what())
        .startsWith("PID 1 of container '" + NAME + "' is not dnsmasq but '/bin/sh -c dnsmasq");
  }

  @Test
  void saysWhatStopsTheStart_whenTheConfigurationIsBroken() throws Exception {
    Files.writeString(
        workdir.resolve("conf/dnsmasq.conf"), "no-such-option\n" + text("conf/dnsmasq.conf"));
    Failure failure = failure(() -> run(DaemonAction.RESTART));
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.line()).contains("bad option at line 1 of /conf/dnsmasq.conf");
  }

  @Test
  void saysRestart_whenAnImageWasReplacedUnderItsBind() throws Exception {
    Path image = workdir.resolve("images/vmlinuz-4");
    Path other = Files.writeString(image.resolveSibling("other"), "another kernel");
    Files.move(other, image, StandardCopyOption.REPLACE_EXISTING);
    assertThat(pending().restart()).containsExactly("images/vmlinuz-4");
    run(DaemonAction.RESTART);
    assertThat(pending().kind().word()).isEqualTo("none");
  }

  @Test
  void takesBackWhatItReloaded() throws Exception {
    engine.run(TestSite.ADD, TestSite.YES);
    engine.run(new RemoveHost(List.of("new"), true), TestSite.YES);
    assertThat(docker.logs(NAME, 2).toString())
        .containsPattern("read /conf/hosts - 0 (names|addresses)");
  }
}
