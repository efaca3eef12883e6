package io.pxedock.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerInside;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.spi.ContainerEngine.EngineEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real Docker of the lab, with containers of its own. */
@Tag("lab")
@Timeout(120)
class DockerEngineLabTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String NAME = "pxedock-test-" + ProcessHandle.current().pid();

  @TempDir Path directory;
  private final DockerEngine engine = new DockerEngine("");
  private final List<Optional<Failure>> ends = new CopyOnWriteArrayList<>();

  @AfterEach
  void removeTheContainer() throws Exception {
    engine.close();
    docker("rm", "-f", NAME);
  }

  @Test
  void saysWhichDockerAnswers() {
    assertThat(engine.version()).matches("Docker [0-9]+\\..*");
  }

  @Test
  void showsTheServersContainerAndNetwork() {
    ContainerState container = engine.container("pxeboot").orElseThrow();
    assertThat(container.isRunning()).isTrue();
    assertThat(container.image()).isEqualTo("jumpscale/pxeboot");
    assertThat(container.pid()).isPositive();
    assertThat(container.startedAt()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(container.addresses()).containsEntry("pxeboot", "192.168.0.240");
    assertThat(container.binds()).extracting(Bind::target).contains("/conf", "/tftpboot");
    assertThat(engine.network("pxeboot").orElseThrow())
        .extracting("driver", "parent", "subnet", "gateway")
        .containsExactly("macvlan", "pxeboot", "192.168.0.0/24", "192.168.0.1");
  }

  @Test
  void findsTheFirstProcessOfTheContainer() {
    long pid = engine.container("pxeboot").orElseThrow().pid();
    assertThat(engine.processes("pxeboot"))
        .anySatisfy(
            process -> {
              assertThat(process.pid()).isEqualTo(pid);
              assertThat(process.command()).contains("dnsmasq");
            });
  }

  @Test
  void findsNothingUnderNamesThatNobodyHas() {
    String beginningOfItsId = engine.container("pxeboot").orElseThrow().id().substring(0, 12);
    for (String name : List.of("nosuch", "../pxeboot", "a b", "-x", "", beginningOfItsId)) {
      assertThat(engine.container(name)).as(name).isEmpty();
      assertThat(engine.network(name)).as(name).isEmpty();
    }
    assertThatThrownBy(() -> engine.hangUp("nosuch"))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
              assertThat(failure.line())
                  .isEqualTo(
                      "there is no container 'nosuch'; run 'pxedock status' to see what is there");
            });
  }

  @Test
  void startsStopsAndRestartsAndTakesNoOffenceWhenItIsAlreadySo() throws Exception {
    run("trap 'exit 7' TERM; while :; do read -t 1 x < /dev/zero; done");
    engine.start(NAME);
    Instant first = state().startedAt();
    engine.restart(NAME, Duration.ofSeconds(2));
    assertThat(state().startedAt()).isAfter(first);
    engine.stop(NAME, Duration.ofSeconds(2));
    engine.stop(NAME, Duration.ofSeconds(2));
    assertThat(state().status()).isEqualTo("exited");
    assertThat(state().pid()).isZero();
    assertThat(state().addresses()).isEmpty();
    assertThatThrownBy(() -> engine.hangUp(NAME))
        .hasMessage("container '" + NAME + "' is not running");
    assertThatThrownBy(() -> engine.processes(NAME)).hasMessageContaining("is not running");
    assertThatThrownBy(() -> engine.inside(NAME, List.of("/f")))
        .hasMessageContaining("is not running");
    engine.start(NAME);
    assertThat(state().isRunning()).isTrue();
  }

  @Test
  void deliversSignalsToTheFirstProcess() throws Exception {
    run("trap 'echo got HUP' HUP; echo ready; while :; do sleep 1 & wait $!; done");
    List<LogLine> lines = follow(Instant.EPOCH);
    await().atMost(SOON).until(() -> texts(lines).contains("ready"));
    engine.hangUp(NAME);
    await().atMost(SOON).until(() -> texts(lines).contains("got HUP"));
  }

  @Test
  void putsBothOutputsTogetherInTheOrderOfTheirTimes() throws Exception {
    run("echo one; sleep 0.2; echo two >&2; sleep 0.2; printf 'three\\r\\n\\nfive'");
    await().atMost(SOON).until(() -> !state().isRunning());
    List<LogLine> lines = engine.logs(NAME, 10);
    assertThat(texts(lines)).containsExactly("one", "two", "three", "", "five");
    assertThat(lines).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    assertThat(texts(engine.logs(NAME, 2))).containsExactly("", "five");
  }

  @Test
  void readsTheLogOfAContainerWithATerminal() throws Exception {
    docker(
        "run",
        "-d",
        "-t",
        "--name",
        NAME,
        "--net=none",
        "--entrypoint",
        "sh",
        "jumpscale/pxeboot",
        "-c",
        "echo one; echo two >&2; echo three");
    await().atMost(SOON).until(() -> !state().isRunning());
    assertThat(state().tty()).isTrue();
    assertThat(texts(engine.logs(NAME, 10))).containsExactly("one", "two", "three");
  }

  @Test
  void putsLongLinesTogetherAndCutsTheLongest() throws Exception {
    run("printf '%040000d\\n%0100000d\\nend\\n' 7 8");
    await().atMost(SOON).until(() -> !state().isRunning());
    // Docker's tail counts pieces of 16 KiB, not lines.
    List<String> texts = texts(engine.logs(NAME, 20));
    assertThat(texts).hasSize(3);
    assertThat(texts.get(0)).hasSize(40_000).matches("0+7");
    assertThat(texts.get(1)).hasSize(LogLines.MAX_LENGTH).matches("0+");
    assertThat(texts.get(2)).isEqualTo("end");
  }

  @Test
  void followsALogFromAMomentOnAndTellsOnceThatItEnded() throws Exception {
    run("echo before; sleep 0.3; echo since; sleep 0.3; echo after; read x < /dev/zero");
    await().atMost(SOON).until(() -> texts(engine.logs(NAME, 9)).contains("since"));
    Instant since = engine.logs(NAME, 2).get(1).time();
    List<LogLine> lines = follow(since);
    await().atMost(SOON).until(() -> texts(lines).contains("after"));
    assertThat(texts(lines)).containsExactly("since", "after");
    assertThat(ends).isEmpty();
    engine.stop(NAME, Duration.ZERO);
    await().atMost(SOON).until(() -> !ends.isEmpty());
    assertThat(ends).containsExactly(Optional.empty());
    await().atMost(SOON).until(() -> streamThreads() == 0);
  }

  @Test
  void endsItsThreadWhenASilentLogIsNoLongerFollowed() throws Exception {
    run("sleep 1000");
    var subscription = engine.followLogs(NAME, Instant.EPOCH, line -> {}, ends::add);
    await().atMost(SOON).until(() -> streamThreads() == 1);
    subscription.close();
    await().atMost(SOON).until(() -> streamThreads() == 0);
    assertThat(ends).isEmpty();
  }

  @Test
  void tellsWhatHappensToContainersButNotThatSomebodyLooked() throws Exception {
    List<EngineEvent> events = new CopyOnWriteArrayList<>();
    var subscription = engine.followEvents(events::add, ends::add);
    run("sleep 1000");
    engine.processes(NAME);
    docker("exec", NAME, "sh", "-c", "true");
    docker("kill", NAME);
    await().atMost(SOON).until(() -> actions(events).contains("die"));
    subscription.close();
    assertThat(actions(events)).containsSubsequence("create", "start", "kill", "die");
    assertThat(actions(events)).noneMatch(action -> action.matches("top|exec_.*"));
    assertThat(events)
        .filteredOn(event -> event.name().equals(NAME))
        .allSatisfy(event -> assertThat(event.type()).isEqualTo("container"));
    assertThat(events).anyMatch(event -> event.type().equals("network"));
    await().atMost(SOON).until(() -> streamThreads() == 0);
    assertThat(ends).isEmpty();
  }

  @Test
  void seesTheOldFileThatTheContainerStillHasAfterARename() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "old");
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000)));
    docker(
        "run",
        "-d",
        "--name",
        NAME,
        "--net=none",
        "--entrypoint",
        "sh",
        "-v",
        file + ":/served/f",
        "-v",
        directory + ":/d",
        "jumpscale/pxeboot",
        "-c",
        "ln -s /served/f /link; ln -s /nowhere /dangling; sleep 1000");
    Path newer = Files.writeString(directory.resolve("newer"), "longer than before");
    Files.move(newer, file, StandardCopyOption.REPLACE_EXISTING);
    await().atMost(SOON).until(() -> seen("/dangling").isEmpty() && seen("/link").isPresent());
    assertThat(seen("/served/f").orElseThrow().modified())
        .isEqualTo(Instant.ofEpochSecond(1_000_000));
    assertThat(seen("/link")).isEqualTo(seen("/served/f"));
    assertThat(seen("/d/f").orElseThrow().size()).isEqualTo(18);
    assertThat(seen("/served/none")).isEmpty();
  }

  private Optional<ContainerInside.File> seen(String path) {
    return engine.inside(NAME, List.of(path)).file(path);
  }

  private ContainerState state() {
    return engine.container(NAME).orElseThrow();
  }

  private List<LogLine> follow(Instant since) {
    List<LogLine> lines = new CopyOnWriteArrayList<>();
    engine.followLogs(NAME, since, lines::add, ends::add);
    return lines;
  }

  private static List<String> texts(List<LogLine> lines) {
    return lines.stream().map(LogLine::text).toList();
  }

  private static List<String> actions(List<EngineEvent> events) {
    return events.stream().map(EngineEvent::action).toList();
  }

  private static long streamThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("docker-java-stream"))
        .count();
  }

  private static void run(String script) throws Exception {
    docker(
        "run",
        "-d",
        "--name",
        NAME,
        "--net=none",
        "--entrypoint",
        "sh",
        "jumpscale/pxeboot",
        "-c",
        script);
  }

  private static void docker(String... arguments) throws Exception {
    List<String> argv = new ArrayList<>(List.of("docker"));
    argv.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(argv)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }
}
