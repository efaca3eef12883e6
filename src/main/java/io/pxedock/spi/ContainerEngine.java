package io.pxedock.spi;

import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.net.UrlAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Docker, as far as pxedock uses it. Containers and networks are named by their names. Every call
 * fails with unreachable (exit 4) when the engine does not answer in time, and says why: no socket,
 * no permission, no daemon.
 */
public interface ContainerEngine extends AutoCloseable {
  /** What answers, for the status line: a name and a version. */
  String version();

  Optional<ContainerState> container(String name);

  Optional<NetworkState> network(String name);

  /**
   * The processes in a running container.
   *
   * @throws io.pxedock.model.Failure failed (1) when it does not run
   */
  List<ContainerProcess> processes(String container);

  /**
   * The last lines of a container's log, oldest first.
   *
   * @param tail how many at the most
   */
  List<LogLine> logs(String container, int tail);

  /**
   * Follows a container's log from {@code since} on (that moment included), in order, on a thread
   * of its own, until closed or the log ends.
   *
   * @param ended told once when the stream ends by itself: nothing when the container stopped
   */
  Subscription followLogs(
      String container,
      Instant since,
      Consumer<LogLine> lines,
      Consumer<Optional<io.pxedock.model.Failure>> ended);

  /**
   * Follows what happens to containers and networks: one call for each event, until closed. What
   * mere looking causes (top, exec, archive-path) is left out, so that who looks again at each
   * event does not go round for ever.
   */
  Subscription followEvents(
      Consumer<EngineEvent> events, Consumer<Optional<io.pxedock.model.Failure>> ended);

  /**
   * Sends a signal to PID 1 of a container.
   *
   * @param signal such as HUP
   * @throws io.pxedock.model.Failure failed (1) when it does not run
   */
  void signal(String container, String signal);

  void start(String container);

  /** Stops it; it is killed when it has not ended within {@code grace}. */
  void stop(String container, Duration grace);

  void restart(String container, Duration grace);

  /**
   * The file that the container sees at a path, which after a rename on the host may be another one
   * than the host sees; nothing when there is none.
   */
  Optional<ServedFile> servedFile(String container, String path);

  /**
   * Asks for what stands at a URL from inside a running container: what a machine on its network
   * would be answered, which this machine may not be able to see.
   *
   * @param url of http, with an IPv4 address for its host
   * @throws io.pxedock.model.Failure unreachable (4) when nothing answers there; failed (1) when
   *     the container does not run, or holds nothing to ask with
   */
  UrlAnswer ask(String container, URI url);

  @Override
  void close();

  /**
   * A process in a container.
   *
   * @param pid by the Docker host's count
   */
  record ContainerProcess(long pid, String command) {}

  /**
   * A file as the container sees it.
   *
   * @param modified in whole seconds
   */
  record ServedFile(long size, Instant modified) {}

  /**
   * Something that happened.
   *
   * @param type container or network
   * @param action Docker's word: start, die, kill, create, destroy, connect …
   */
  record EngineEvent(Instant time, String type, String action, String name) {}

  /** A stream that is followed until closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
