package io.pxedock.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.spi.ContainerEngine.Subscription;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Docker that is not there, or is but says nothing. */
@Timeout(60)
class DockerEngineTest {
  private static final Duration SHORT = Duration.ofSeconds(1);

  /** For what answers, however busy the machine is. */
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path directory;
  private Path socket;
  private DockerEngine engine;

  @BeforeEach
  void nameTheSocket() {
    socket = directory.resolve("docker.sock");
    engine = new DockerEngine("unix://" + socket, LONG);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void saysThatTheSocketIsMissingAndFindsItWhenItComes() throws IOException {
    isUnreachable(
        () -> engine.version(),
        "Docker's socket " + socket + " does not exist; start Docker: systemctl start docker");
    try (FakeDocker docker = new FakeDocker(socket, request -> "{\"Version\":\"27.1\"}")) {
      assertThat(engine.version()).isEqualTo("Docker 27.1");
      assertThat(docker.requests).hasSize(1);
    }
  }

  @Test
  @Tag("lab") // needs root, to give a socket to another user
  void asksNothingOfASocketThatBelongsToAnotherUser() throws IOException {
    try (FakeDocker docker = new FakeDocker(socket, request -> "{\"Version\":\"27.1\"}")) {
      Files.setAttribute(socket, "unix:uid", 12345);
      assertThatThrownBy(() -> engine.version())
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> {
                assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
                assertThat(failure.line()).contains("belongs to user 12345, not to root or you");
              });
      assertThat(docker.requests).isEmpty();
    }
  }

  @Test
  void saysThatTheDaemonIsDown() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    server.close();
    assertThat(socket).exists();
    isUnreachable(
        () -> engine.container("pxeboot"),
        "the Docker daemon is not running: "
            + socket
            + " refuses the connection;"
            + " start Docker: systemctl start docker");
  }

  @Test
  void doesNotWaitForADaemonThatIsSilentNorKeepThreadsForIt() throws IOException {
    try (FakeDocker docker = new FakeDocker(socket, request -> "");
        DockerEngine hasty = new DockerEngine("unix://" + socket, SHORT)) {
      isUnreachable(
          () -> hasty.network("pxeboot"),
          "Docker at unix://"
              + socket
              + " did not answer within 1 s; see 'systemctl status docker',"
              + " or restart it: systemctl restart docker");
      assertThat(docker.requests).hasSizeLessThan(2);
      await().atMost(Duration.ofSeconds(10)).until(() -> busy("docker-call") == 0);
    }
  }

  @Test
  void endsTheThreadOfAStreamThatHasNotBegun() throws Exception {
    BlockingQueue<Optional<Failure>> ends = new LinkedBlockingQueue<>();
    try (FakeDocker docker = new FakeDocker(socket, onlyTo("/_ping"))) {
      Subscription events = engine.followEvents(event -> {}, ends::add);
      await().atMost(Duration.ofSeconds(10)).until(() -> asked(docker, "/events") == 1);
      events.close();
      await().atMost(Duration.ofSeconds(10)).until(() -> busy("docker-java-stream") == 0);
      assertThat(ends).isEmpty();
    }
  }

  @Test
  void tellsOnceWhyAStreamEnded() throws Exception {
    BlockingQueue<Optional<Failure>> ends = new LinkedBlockingQueue<>();
    String event =
        "{\"Type\":\"container\",\"Action\":\"die\",\"timeNano\":5,"
            + "\"Actor\":{\"Attributes\":{\"name\":\"n\"}}}";
    BlockingQueue<String> actions = new LinkedBlockingQueue<>();
    try (FakeDocker docker = new FakeDocker(socket, request -> event + " this is not JSON")) {
      engine.followEvents(e -> actions.add(e.action() + " " + e.name()), ends::add);
      assertThat(ends.poll(10, TimeUnit.SECONDS)).isPresent();
      assertThat(actions).containsExactly("die n");
      assertThat(asked(docker, "/events")).isEqualTo(1);
      await().atMost(Duration.ofSeconds(10)).until(() -> busy("docker-java-stream") == 0);
      assertThat(ends).isEmpty();
    }
  }

  @Test
  @SuppressWarnings("try") // a Docker that is only there
  void aDaemonThatHangsEndsTheStreamOfEvents() throws Exception {
    BlockingQueue<Optional<Failure>> ends = new LinkedBlockingQueue<>();
    AtomicBoolean hangs = new AtomicBoolean();
    try (FakeDocker docker =
        new FakeDocker(socket, request -> hangs.get() ? "" : onlyTo("/_ping").apply(request))) {
      engine.followEvents(event -> {}, ends::add);
      hangs.set(true);
      assertThat(ends.poll(2, TimeUnit.SECONDS).orElseThrow().what())
          .isEqualTo("Docker at unix://" + socket + " did not answer within 1 s");
    }
  }

  @Test
  @SuppressWarnings("try") // a Docker that is only there
  void aDaemonThatHangsIsNotFollowed() throws IOException {
    try (FakeDocker docker = new FakeDocker(socket, request -> "");
        DockerEngine hasty = new DockerEngine("unix://" + socket, SHORT)) {
      assertThatThrownBy(() -> hasty.followEvents(event -> {}, end -> {}))
          .hasMessageContaining("did not answer");
    }
  }

  private static Function<String, String> onlyTo(String path) {
    return request -> request.contains(path) ? "OK" : "";
  }

  private static long asked(FakeDocker docker, String path) {
    return docker.requests.stream().filter(request -> request.contains(path)).count();
  }

  @Test
  void asksAgainWhenTheDaemonWasRestartedButActsOnlyOnce() throws Exception {
    String container =
        "{\"Id\":\"1f\",\"Name\":\"/pxeboot\",\"State\":{\"Status\":\"running\"},"
            + "\"Config\":{},\"HostConfig\":{},\"NetworkSettings\":{}}";
    try (FakeDocker docker = new FakeDocker(socket, request -> container)) {
      List<Future<?>> atOnce = new ArrayList<>();
      ExecutorService threads = Executors.newFixedThreadPool(4);
      for (int i = 0; i < 4; i++) {
        atOnce.add(threads.submit(() -> engine.container("pxeboot")));
      }
      for (Future<?> one : atOnce) {
        one.get();
      }
      threads.shutdown();
      docker.hangUp();
      engine.restart("pxeboot", Duration.ZERO);
      assertThat(docker.requests)
          .filteredOn(request -> request.startsWith("POST"))
          .containsExactly("POST /containers/pxeboot/restart?t=0 HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "[]", "{\"Name\":\"/pxeboot\"}"})
  void doesNotTrustAnAnswerThatItDoesNotUnderstand(String nonsense) throws IOException {
    try (FakeDocker docker = new FakeDocker(socket, request -> nonsense)) {
      assertThatThrownBy(() -> engine.container("pxeboot")).isInstanceOf(Failure.class);
      assertThat(docker.requests).isNotEmpty();
    }
  }

  @Test
  void takesAnAnswerThatNamesNoContainerForNone() throws IOException {
    try (FakeDocker docker = new FakeDocker(socket, request -> "{}")) {
      assertThat(engine.container("pxeboot")).isEmpty();
      assertThat(docker.requests).hasSize(1);
    }
  }

  @Test
  void canBeInterrupted() throws IOException {
    try (FakeDocker docker = new FakeDocker(socket, request -> "")) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> engine.version()).hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(docker.requests).hasSizeLessThan(2);
    }
  }

  @Test
  void answersNothingOnceItIsClosed() {
    engine.close();
    assertThatThrownBy(() -> engine.version()).isInstanceOf(Failure.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ssh://ops@pxe-1 | Docker at ssh://ops@pxe-1: pxedock does not support ssh addresses; forward its socket: ssh -nNT -L $HOME/docker.sock:/var/run/docker.sock ops@pxe-1, and use unix://$HOME/docker.sock
          tcp://127.0.0.1:1 | the Docker daemon is not running: tcp://127.0.0.1:1 refuses the connection; start Docker on that machine
          nonsense | cannot use the Docker address nonsense
          gopher://x | cannot use the Docker address gopher://x
          """)
  void saysWhatIsWrongWithAnAddress(String address, String line) {
    DockerEngine elsewhere = new DockerEngine(address, SHORT);
    assertThatThrownBy(elsewhere::version)
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
              assertThat(failure.line()).startsWith(line);
            });
    elsewhere.close();
  }

  @Test
  void namesTheDockerGroupWhenPermissionIsDenied() {
    Failure failure =
        (Failure)
            EngineFailure.of(
                "unix:///var/run/docker.sock",
                new RuntimeException(new java.net.SocketException("Permission denied")));
    assertThat(failure.line())
        .isEqualTo(
            "no permission for Docker's socket /var/run/docker.sock; add yourself to the docker"
                + " group: sudo usermod -aG docker $USER, then log in again");
  }

  private static long busy(String name) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith(name))
        .flatMap(thread -> java.util.Arrays.stream(thread.getValue()))
        .filter(frame -> frame.getClassName().startsWith("com.github.dockerjava"))
        .count();
  }

  private static void isUnreachable(Runnable call, String line) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
              assertThat(failure.line()).isEqualTo(line);
            });
  }
}
