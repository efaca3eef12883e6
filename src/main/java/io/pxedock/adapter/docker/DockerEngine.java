package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.AsyncDockerCmd;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.command.TopContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerMount;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.Network;
import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerInside;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.spi.ContainerEngine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Docker through its API. */
public final class DockerEngine implements ContainerEngine {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration ACT = Duration.ofSeconds(30);

  /** Docker's rule for names; other text must not become part of a URL. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

  private final DockerConnection connection;
  private final Duration look;
  private final Set<EngineStream<?>> streams = ConcurrentHashMap.newKeySet();

  /**
   * Creates the engine without connecting to it.
   *
   * @param dockerHost a Docker address; empty for Docker's default: DOCKER_HOST, the Docker
   *     context, or the default socket
   */
  public DockerEngine(String dockerHost) {
    this(dockerHost, LOOK);
  }

  /** Creates the engine with another deadline for calls that only read. */
  DockerEngine(String dockerHost, Duration look) {
    this.connection = new DockerConnection(dockerHost);
    this.look = look;
  }

  /** Returns what creates images, networks and containers over this connection. */
  public DockerProvisioning provisioning() {
    return new DockerProvisioning(connection);
  }

  /** Returns what runs throw-away containers over this connection. */
  public ThrowAways throwAways() {
    return new ThrowAways(connection);
  }

  /** Returns the sources of the mounts of running containers, each with the container's name. */
  public Map<String, String> runningMounts() {
    Map<String, String> mounts = new LinkedHashMap<>();
    for (Container container : connection.look(look, client -> client.listContainersCmd().exec())) {
      String[] names = container.getNames();
      String name = names == null || names.length == 0 ? container.getId() : names[0];
      for (ContainerMount mount : container.getMounts()) {
        if (mount.getSource() != null && mount.getSource().startsWith("/")) {
          mounts.put(mount.getSource(), name.replaceFirst("^/", ""));
        }
      }
    }
    return mounts;
  }

  @Override
  public String version() {
    return "Docker " + connection.look(look, client -> client.versionCmd().exec().getVersion());
  }

  @Override
  public Optional<ContainerState> container(String name) {
    return NAME.matcher(name).matches()
        ? connection.look(look, client -> inspect(client, name))
        : Optional.empty();
  }

  // Docker also accepts the beginning of an id as a name.
  private static Optional<ContainerState> inspect(DockerClient client, String name) {
    try {
      return Optional.of(client.inspectContainerCmd(name).exec())
          .filter(answer -> InspectMapper.name(answer).equals(name))
          .map(InspectMapper::container);
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private ContainerState need(String name) {
    return container(name).orElseThrow(() -> EngineFailure.noContainer(name));
  }

  @Override
  public Optional<NetworkState> network(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return connection.look(
        look,
        client -> {
          try {
            Network network = client.inspectNetworkCmd().withNetworkId(name).exec();
            return Optional.of(network)
                .filter(answer -> name.equals(answer.getName()))
                .map(InspectMapper::network);
          } catch (NotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public List<ContainerProcess> processes(String container) {
    needRunning(container);
    return ProcessTable.parse(connection.look(look, client -> top(client, container)));
  }

  private static TopContainerResponse top(DockerClient client, String container) {
    try {
      return client.topContainerCmd(container).withPsArgs("-eo pid,args").exec();
    } catch (ConflictException e) {
      throw conflict(container, e);
    } catch (InternalServerErrorException e) {
      // busybox ps does not have these options; its own columns are sufficient.
      return client.topContainerCmd(container).exec();
    }
  }

  @Override
  public List<LogLine> logs(String container, int tail) {
    need(container);
    List<LogLine> lines = new ArrayList<>();
    CompletableFuture<Optional<Failure>> end = new CompletableFuture<>();
    LogFrames frames = new LogFrames(lines::add);
    EngineStream<Frame> stream =
        follow(
            client -> logCommand(client, container).withTail(tail), frames::accept, end::complete);
    try {
      Optional<Failure> failure = connection.await(end, look);
      if (failure.isPresent()) {
        throw failure.get();
      }
    } finally {
      stream.close();
    }
    frames.end();
    // Docker sends stdout and stderr separately, so their lines may be out of order.
    lines.sort(Comparator.comparing(LogLine::time));
    return List.copyOf(lines);
  }

  @Override
  public Subscription followLogs(
      String container, Instant since, Consumer<LogLine> lines, Consumer<Optional<Failure>> ended) {
    need(container);
    LogFrames frames =
        new LogFrames(
            line -> {
              // docker-java requests whole seconds only.
              if (!line.time().isBefore(since)) {
                lines.accept(line);
              }
            });
    return follow(
        client ->
            logCommand(client, container)
                .withFollowStream(true)
                .withSince((int) since.getEpochSecond()),
        frames::accept,
        end -> {
          // A partial last line is delivered whole after a reconnect.
          if (end.isEmpty()) {
            frames.end();
          }
          ended.accept(end);
        });
  }

  private static LogContainerCmd logCommand(DockerClient client, String container) {
    return client.logContainerCmd(container).withStdOut(true).withStdErr(true).withTimestamps(true);
  }

  /**
   * Leaves out the events that observing causes ({@code top}, {@code exec_start} …), because
   * observing on each event would cause the next event.
   */
  @Override
  public Subscription followEvents(
      Consumer<EngineEvent> events, Consumer<Optional<Failure>> ended) {
    // Detects an engine that hangs before the stream does, because connecting to it succeeds.
    connection.look(look, client -> client.pingCmd().exec());
    Instant now = Instant.now();
    EngineStream<Event> stream =
        follow(
            client -> EngineEvents.since(now, client),
            event -> {
              if (EngineEvents.isChange(event)) {
                events.accept(EngineEvents.of(event));
              }
            },
            ended);
    stream.keepsAlive(new Heartbeat(connection, stream::onError));
    return stream;
  }

  private <T> EngineStream<T> follow(
      Function<DockerClient, AsyncDockerCmd<?, T>> command,
      Consumer<T> items,
      Consumer<Optional<Failure>> ended) {
    EngineStream<T> stream =
        new EngineStream<>(
            connection.another(), items, ended, connection::failure, streams::remove);
    streams.add(stream);
    return stream.begin(command);
  }

  @Override
  public SignalWay hangUp(String container) {
    ContainerState running = needRunning(container);
    return connection.act(
        ACT.multipliedBy(3),
        client -> {
          try {
            return HangUp.send(client, running, ACT.toMillis());
          } catch (ConflictException e) {
            throw conflict(container, e);
          }
        });
  }

  @Override
  public void start(String container) {
    act(container, ACT, client -> client.startContainerCmd(container).exec());
  }

  @Override
  public void stop(String container, Duration grace) {
    int seconds = wholeSeconds(grace);
    act(
        container,
        ACT.plusSeconds(seconds),
        client -> client.stopContainerCmd(container).withTimeout(seconds).exec());
  }

  @Override
  public void restart(String container, Duration grace) {
    int seconds = wholeSeconds(grace);
    act(
        container,
        ACT.plusSeconds(seconds),
        client -> client.restartContainerCmd(container).withTimeout(seconds).exec());
  }

  private static int wholeSeconds(Duration grace) {
    return (int) Math.min(3600, grace.plusMillis(999).toSeconds());
  }

  // Read first: reports a missing container, and renews a broken connection.
  private void act(String container, Duration deadline, Consumer<DockerClient> action) {
    need(container);
    connection.act(
        deadline,
        client -> {
          try {
            action.accept(client);
          } catch (NotModifiedException e) {
            // The container is already started or stopped.
          } catch (ConflictException e) {
            throw conflict(container, e);
          }
          return null;
        });
  }

  private static RuntimeException conflict(String container, ConflictException e) {
    return EngineFailure.message(e).contains("is not running")
        ? EngineFailure.notRunning(container).because(e)
        : e;
  }

  @Override
  public ContainerInside inside(String container, Collection<String> paths) {
    ContainerState state = needRunning(container);
    List<String> all = List.copyOf(new LinkedHashSet<>(paths));
    return connection.look(look, client -> InsideView.look(client, state, all, look.toMillis()));
  }

  @Override
  public UrlAnswer ask(String container, URI url) {
    needRunning(container);
    // The grace period of the container ends before this deadline.
    return connection.look(
        look.plusSeconds(1),
        client -> InContainerProbe.ask(client, container, url, look.toMillis()));
  }

  private ContainerState needRunning(String container) {
    ContainerState state = need(container);
    if (!state.isRunning()) {
      throw EngineFailure.notRunning(container);
    }
    return state;
  }

  @Override
  public void close() {
    streams.forEach(EngineStream::close);
    connection.close();
  }
}
