package io.pxedock.contract;

import static io.pxedock.contract.Server.GRACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.Failure;
import io.pxedock.model.container.LogLine;
import io.pxedock.spi.ContainerEngine.EngineEvent;
import io.pxedock.spi.ContainerEngine.Subscription;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pxedock relies on of the streams of a container engine: logs and events. */
// the streams are held open, and not asked
@SuppressWarnings("try")
abstract class StreamContract {
  private final List<LogLine> lines = new CopyOnWriteArrayList<>();
  private final List<EngineEvent> events = new CopyOnWriteArrayList<>();
  private final List<Optional<Failure>> ends = new CopyOnWriteArrayList<>();
  private StackUnderTest stack;
  private Server server;

  /** The stack, whose container runs. */
  abstract StackUnderTest open() throws IOException;

  @BeforeEach
  void openStack() throws IOException {
    stack = open();
    server = new Server(stack);
  }

  @AfterEach
  void closeStack() {
    stack.close();
  }

  private Subscription follow(Instant since) {
    return stack.engine().followLogs(server.container, since, lines::add, ends::add);
  }

  private Subscription followEvents() {
    return stack.engine().followEvents(events::add, ends::add);
  }

  @Test
  void aFollowerGetsWhatWasSaidSinceThatMomentAndWhatFollowsInOrder() {
    List<LogLine> all = stack.engine().logs(server.container, 3);
    try (Subscription subscription = follow(all.get(1).time())) {
      server.hangUp();
      server.settle();

      List<LogLine> wanted = stack.engine().logs(server.container, 100_000);
      List<LogLine> since = wanted.subList(wanted.indexOf(all.get(1)), wanted.size());
      Server.until(() -> lines.size() >= since.size());
      assertThat(lines).startsWith(since.toArray(LogLine[]::new));
      assertThat(lines).isSortedAccordingTo(Comparator.comparing(LogLine::time));
    }
  }

  @Test
  void aFollowerIsToldWhenTheContainerStops() {
    try (Subscription subscription = follow(Instant.now())) {
      stack.engine().stop(server.container, GRACE);

      Server.until(() -> !ends.isEmpty());
      assertThat(ends).containsExactly(Optional.empty());
      assertThat(lines.get(lines.size() - 1).text()).endsWith("exiting on receipt of SIGTERM");
    }
  }

  @Test
  void theLogOfAStoppedContainerEndsAtOnce() {
    stack.engine().stop(server.container, GRACE);
    try (Subscription subscription = follow(Instant.EPOCH)) {
      Server.until(() -> !ends.isEmpty());

      assertThat(ends).containsExactly(Optional.empty());
      assertThat(lines).isEqualTo(stack.engine().logs(server.container, 100_000));
    }
  }

  @Test
  void whoClosesHearsNothingMore() {
    Subscription closed = follow(Instant.EPOCH);
    Server.until(() -> !lines.isEmpty());
    closed.close();
    int heard = lines.size();
    List<LogLine> others = new CopyOnWriteArrayList<>();
    List<Optional<Failure>> otherEnds = new CopyOnWriteArrayList<>();
    try (Subscription open =
        stack.engine().followLogs(server.container, Instant.EPOCH, others::add, otherEnds::add)) {
      server.hangUp();
      stack.engine().stop(server.container, GRACE);
      Server.until(() -> !otherEnds.isEmpty());
    }

    // One line may have been on its way.
    assertThat(lines.size()).isBetween(heard, heard + 1);
    assertThat(others).hasSizeGreaterThan(lines.size());
    assertThat(ends).isEmpty();
  }

  @Test
  void aSignalIsAnEvent() {
    try (Subscription subscription = followEvents()) {
      server.hangUp();

      Server.until(() -> actions("container").contains("kill"));
      assertThat(actions("container")).containsExactly("kill");
      assertThat(events.get(0).name()).isEqualTo(server.container);
    }
  }

  // Whether the end or the stop is told first depends on Docker: die, stop up to 20.10; stop, die
  // in 26.
  @Test
  void aRestartIsASeriesOfEvents() {
    try (Subscription subscription = followEvents()) {
      stack.engine().restart(server.container, GRACE);

      Server.until(() -> actions("container").contains("restart"));
      assertThat(actions("container"))
          .containsExactlyInAnyOrder("kill", "die", "stop", "start", "restart")
          .containsSubsequence("kill", "die", "start", "restart")
          .containsSubsequence("kill", "stop", "start");
      assertThat(actions("network")).containsExactly("disconnect", "connect");
      assertThat(events).isSortedAccordingTo(Comparator.comparing(EngineEvent::time));
    }
  }

  @Test
  void stoppingAndStartingAreEvents() {
    try (Subscription subscription = followEvents()) {
      stack.engine().stop(server.container, GRACE);
      stack.engine().start(server.container);

      Server.until(() -> actions("container").contains("start"));
      assertThat(actions("container"))
          .containsExactlyInAnyOrder("kill", "die", "stop", "start")
          .containsSubsequence("kill", "die", "start")
          .containsSubsequence("kill", "stop", "start");
    }
  }

  @Test
  void lookingIsNoEvent() {
    try (Subscription subscription = followEvents()) {
      stack.engine().processes(server.container);
      stack.engine().inside(server.container, List.of("/conf/hosts"));
      server.hangUp();

      Server.until(() -> !events.isEmpty());
      assertThat(actions("container")).containsExactly("kill");
    }
  }

  private List<String> actions(String type) {
    return events.stream()
        .filter(event -> event.type().equals(type))
        .map(EngineEvent::action)
        .toList();
  }
}
