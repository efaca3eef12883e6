package io.pxedock.spi;

import io.pxedock.model.container.ContainerInside;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.net.UrlAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The container engine, Docker. Containers and networks are identified by name. Every call throws a
 * Failure UNREACHABLE (exit 4) if the engine does not answer within its deadline; the message gives
 * the reason: no socket, no permission, or no daemon.
 */
public interface ContainerEngine extends AutoCloseable {
  /** Returns the engine's name and version, for the status. */
  String version();

  /** Returns the state of a container; empty if it does not exist. */
  Optional<ContainerState> container(String name);

  /** Returns the state of a network; empty if it does not exist. */
  Optional<NetworkState> network(String name);

  /**
   * Returns the processes in a running container.
   *
   * @throws io.pxedock.model.Failure FAILED if the container is not running
   */
  List<ContainerProcess> processes(String container);

  /**
   * Returns the last lines of a container's log, oldest first.
   *
   * @param tail the number of lines at most
   */
  List<LogLine> logs(String container, int tail);

  /**
   * Follows a container's log from {@code since} on, inclusive, in order, on a thread of its own,
   * until the subscription is closed or the log ends.
   *
   * @param ended called once when the stream ends by itself; empty if the container stopped
   */
  Subscription followLogs(
      String container,
      Instant since,
      Consumer<LogLine> lines,
      Consumer<Optional<io.pxedock.model.Failure>> ended);

  /**
   * Follows the events of containers and networks until closed, one call an event. Events that
   * pxedock's own observation causes (top, exec, archive-path) are left out, so that observing on
   * each event does not cause the next event.
   */
  Subscription followEvents(
      Consumer<EngineEvent> events, Consumer<Optional<io.pxedock.model.Failure>> ended);

  /** The way that a signal took to PID 1 of a container. */
  enum SignalWay {
    FROM_INSIDE,
    FROM_THE_HOST,
    /** Through the engine's own call, after which Docker's restart policy is out of force. */
    THROUGH_THE_ENGINE
  }

  /**
   * Sends SIGHUP to PID 1 of a container, in a way that leaves its restart policy in force where
   * there is one.
   *
   * @throws io.pxedock.model.Failure FAILED if the container is not running
   */
  SignalWay hangUp(String container);

  /** Starts a container. */
  void start(String container);

  /** Stops a container; kills it if it has not stopped within {@code grace}. */
  void stop(String container, Duration grace);

  /** Stops a container as {@link #stop} does, and starts it. */
  void restart(String container, Duration grace);

  /**
   * Returns what the first process of a running container sees: its network, its rights, and files.
   * After a rename on the host, a bind mount of a file still shows the old file.
   *
   * @param paths absolute paths in the container
   * @throws io.pxedock.model.Failure FAILED if the container is not running, or if neither {@code
   *     /proc} nor a program in the container shows its inside
   */
  ContainerInside inside(String container, Collection<String> paths);

  /**
   * Requests the head of a URL from inside a running container: the answer that a machine on the
   * container's network gets. The Docker host itself cannot reach a macvlan network.
   *
   * @param url an http URL with an IPv4 address as its host
   * @throws io.pxedock.model.Failure UNREACHABLE if no server answers; FAILED if the container is
   *     not running or has no HTTP client
   */
  UrlAnswer ask(String container, URI url);

  @Override
  void close();

  /**
   * A process in a container.
   *
   * @param pid the process id on the Docker host
   */
  record ContainerProcess(long pid, String command) {}

  /**
   * An event of a container or network.
   *
   * @param type container or network
   * @param action the action as Docker names it: start, die, kill, create, destroy, connect …
   */
  record EngineEvent(Instant time, String type, String action, String name) {}

  /** A stream that is followed until it is closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
