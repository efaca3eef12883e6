package io.pxedock.contract;

import static io.pxedock.contract.Server.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.container.ServerBinds;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.ContainerEngine.ContainerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What pxedock relies on of a container engine. */
abstract class ContainerEngineContract {
  private static final String UNKNOWN = "no-such-container";

  private StackUnderTest stack;
  private Server server;
  private ContainerEngine engine;
  private String container;

  /** The stack, whose container runs. */
  abstract StackUnderTest open() throws IOException;

  @BeforeEach
  void openStack() throws IOException {
    stack = open();
    server = new Server(stack);
    engine = stack.engine();
    container = server.container;
  }

  @AfterEach
  void closeStack() {
    stack.close();
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(engine.version()).isNotBlank();
  }

  @Test
  void theContainerRunsWithTheBindsOfSetup() {
    ContainerState state = server.state();

    assertThat(state.name()).isEqualTo(container);
    assertThat(state.status()).isEqualTo("running");
    assertThat(state.pid()).isPositive();
    assertThat(state.exitCode()).isZero();
    assertThat(state.startedAt()).isAfter(Instant.EPOCH).isBeforeOrEqualTo(Instant.now());
    assertThat(state.addresses())
        .isEqualTo(Map.of(stack.settings().network(), stack.settings().address().toString()));
    assertThat(state.binds()).containsExactlyInAnyOrderElementsOf(ServerBinds.of(stack.workdir()));
  }

  @Test
  void theNetworkIsAMacvlanOnTheBridgePort() {
    assertThat(engine.network(stack.settings().network()))
        .hasValueSatisfying(
            network -> {
              assertThat(network.driver()).isEqualTo("macvlan");
              assertThat(network.parent()).isEqualTo(stack.settings().port());
              assertThat(network.subnet()).isEqualTo(stack.settings().subnet().toString());
              assertThat(network.gateway()).isEqualTo(stack.settings().gateway().toString());
            });
  }

  @Test
  void whatIsNotThereIsNothing() {
    assertThat(engine.container(UNKNOWN)).isEmpty();
    assertThat(engine.network("no-such-network")).isEmpty();
  }

  @Test
  void itsFirstProcessIsDnsmasq() {
    ContainerProcess first = engine.processes(container).get(0);

    assertThat(first.pid()).isEqualTo(server.state().pid());
    assertThat(first.command()).contains("dnsmasq");
  }

  static Stream<Arguments> actions() {
    return Stream.of(
        action("processes", (e, name) -> e.processes(name)),
        action("logs", (e, name) -> e.logs(name, 10)),
        action("hangUp", (e, name) -> e.hangUp(name)),
        action("start", ContainerEngine::start),
        action("stop", (e, name) -> e.stop(name, GRACE)),
        action("restart", (e, name) -> e.restart(name, GRACE)),
        action("inside", (e, name) -> e.inside(name, List.of("/conf/hosts"))),
        action(
            "followLogs",
            (e, name) -> e.followLogs(name, Instant.EPOCH, line -> {}, end -> {}).close()));
  }

  private interface Action {
    void on(ContainerEngine engine, String name);
  }

  private static Arguments action(String name, Action action) {
    return Arguments.of(name, action);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("actions")
  void anUnknownContainerIsAFailureThatNamesIt(String name, Action action) {
    Failure failure = catchThrowableOfType(Failure.class, () -> action.on(engine, UNKNOWN));

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.what()).contains(UNKNOWN);
  }

  static Stream<Arguments> actionsOnRunning() {
    return actions().filter(a -> List.of("processes", "hangUp", "inside").contains(a.get()[0]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("actionsOnRunning")
  void aStoppedContainerIsAFailureThatSaysSo(String name, Action action) {
    engine.stop(container, GRACE);

    Failure failure = catchThrowableOfType(Failure.class, () -> action.on(engine, container));

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.what()).contains(container).contains("is not running");
  }

  @Test
  void theLogIsToldFromItsEndOldestFirst() {
    for (int i = 0; i < 3; i++) {
      server.hangUp();
      server.settle();
    }
    List<LogLine> all = engine.logs(container, 100_000);

    assertThat(all).isSortedAccordingTo(Comparator.comparing(LogLine::time));
    assertThat(engine.logs(container, 4)).isEqualTo(all.subList(all.size() - 4, all.size()));
    assertThat(engine.logs(container, 0)).isEmpty();
  }

  @Test
  void aRestartMakesANewProcess() {
    ContainerState before = server.state();
    server.mark();

    engine.restart(container, GRACE);

    ContainerState after = server.state();
    assertThat(after.isRunning()).isTrue();
    assertThat(after.pid()).isNotEqualTo(before.pid());
    assertThat(after.startedAt()).isAfter(before.startedAt());
    server.awaitLog("read /conf/dhcphosts"::equals);
    assertThat(server.said())
        .containsSubsequence(
            "exiting on receipt of SIGTERM",
            "started, version " + server.version() + " cachesize 150",
            "read /conf/dhcphosts");
  }

  @Test
  void aReloadKeepsTheProcess() {
    ContainerState before = server.state();
    server.mark();

    server.hangUp();
    server.awaitLog("read /conf/dhcphosts"::equals);

    assertThat(server.state()).isEqualTo(before);
  }

  @Test
  void stoppingAndStartingTwiceIsNoMoreThanOnce() {
    Instant started = server.state().startedAt();
    engine.stop(container, GRACE);
    engine.stop(container, GRACE);

    ContainerState stopped = server.state();
    assertThat(stopped.status()).isEqualTo("exited");
    assertThat(stopped.pid()).isZero();
    assertThat(stopped.exitCode()).isZero();
    assertThat(stopped.startedAt()).isEqualTo(started);
    assertThat(stopped.addresses().values()).allMatch(String::isEmpty);

    engine.start(container);
    ContainerState running = server.state();
    engine.start(container);
    assertThat(server.state()).isEqualTo(running);
    assertThat(running.startedAt()).isAfter(started);
  }

  @Test
  void aSignalThatEndsItLeavesItsExitCode() {
    stack.kill("KILL");
    Server.until(() -> !server.state().isRunning());
    assertThat(server.state().exitCode()).isEqualTo(137);

    engine.start(container);
    server.settle();
    stack.kill("SIGTERM");
    Server.until(() -> !server.state().isRunning());
    assertThat(server.state().exitCode()).isZero();
  }

  @Test
  void theContainerSeesTheFileThatTheHostSees() throws IOException {
    Path image = server.file("images/vmlinuz-4");

    assertThat(seen("/tftpboot/vmlinuz-4")).contains(served(image));
    assertThat(seen("/conf/dnsmasq.conf")).contains(served(server.file("conf/dnsmasq.conf")));
    assertThat(seen("/tftpboot/none")).isEmpty();
  }

  @Test
  void aBoundFileThatWasReplacedIsSeenOnlyAfterARestart() throws IOException {
    Path image = server.file("images/initrd.gz");
    ServedFile before = served(image);
    replace(image, "another initrd");
    ServedFile after = served(image);
    assertThat(after).isNotEqualTo(before);

    assertThat(seen("/tftpboot/initrd.gz")).contains(before);

    engine.restart(container, GRACE);
    assertThat(seen("/tftpboot/initrd.gz")).contains(after);
  }

  @Test
  void aFileInABoundDirectoryThatWasReplacedIsSeenAtOnce() throws IOException {
    Path hosts = server.file("conf/hosts");
    replace(hosts, "192.168.0.99 replaced\n");

    assertThat(seen("/conf/hosts")).contains(served(hosts));
  }

  private Optional<ServedFile> seen(String path) {
    return engine
        .inside(container, List.of(path))
        .file(path)
        .map(file -> new ServedFile(file.size(), file.modified()));
  }

  /**
   * A file as the container sees it.
   *
   * @param modified in whole seconds
   */
  private record ServedFile(long size, Instant modified) {}

  private static void replace(Path path, String text) throws IOException {
    Path beside = path.resolveSibling(path.getFileName() + ".new");
    Files.writeString(beside, text);
    Files.setLastModifiedTime(beside, FileTime.from(Instant.ofEpochSecond(1_700_000_000)));
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private static ServedFile served(Path path) throws IOException {
    long seconds = Files.getLastModifiedTime(path).toInstant().getEpochSecond();
    return new ServedFile(Files.size(path), Instant.ofEpochSecond(seconds));
  }
}
