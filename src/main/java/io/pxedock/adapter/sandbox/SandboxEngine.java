package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.ContainerInside;
import io.pxedock.model.container.ContainerPaths;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.container.ServerBinds;
import io.pxedock.model.image.ImageState;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.ContainerEngine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A container engine with one network and one container, in which {@link SandboxDnsmasq} runs. What
 * it refuses, it refuses as Docker does. The switches at the end make it fail.
 */
public final class SandboxEngine implements ContainerEngine {
  private final Settings settings;
  private final Path workdir;
  private final MonotonicClock ticks;
  private final SandboxWeb web;
  private final Broadcast<EngineEvent> events = new Broadcast<>("sandbox-events", 0);
  private final ImageStore images = new ImageStore();
  private SandboxContainer container;
  private Optional<NetworkState> network;
  private Failure unreachable;

  SandboxEngine(Settings settings, Path workdir, SandboxWeb web, MonotonicClock ticks) {
    this.settings = settings;
    this.web = web;
    this.workdir = workdir;
    this.ticks = ticks;
    this.network = Optional.empty();
  }

  /** With its network and its container. */
  SandboxEngine complete() {
    network = Optional.of(usualNetwork());
    images.put(List.of(settings.image()), Map.of());
    createContainer();
    return this;
  }

  ImageStore images() {
    return images;
  }

  private NetworkState usualNetwork() {
    return new NetworkState(
        settings.network(),
        "macvlan",
        settings.port(),
        settings.subnet().toString(),
        settings.gateway().toString(),
        "");
  }

  @Override
  public synchronized String version() {
    needEngine();
    return "sandbox";
  }

  private void needEngine() {
    if (unreachable != null) {
      throw unreachable;
    }
  }

  @Override
  public synchronized Optional<ContainerState> container(String name) {
    needEngine();
    return Optional.ofNullable(container)
        .filter(c -> name.equals(settings.container()))
        .map(SandboxContainer::state)
        .or(() -> web.container(name).map(SandboxWebContainer::state));
  }

  @Override
  public synchronized Optional<NetworkState> network(String name) {
    needEngine();
    return network.filter(known -> known.name().equals(name));
  }

  private synchronized <T> T on(String name, Function<SandboxContainer, T> question) {
    needEngine();
    if (container == null || !name.equals(settings.container())) {
      throw Failure.failed(
          "there is no container '" + name + "'",
          Remedy.run("pxedock", "status").suffixed(" to see what is there"));
    }
    return question.apply(container);
  }

  private synchronized boolean onWeb(String name, Consumer<SandboxWebContainer> action) {
    needEngine();
    web.container(name).ifPresent(action);
    return web.container(name).isPresent();
  }

  synchronized void act(String name, Consumer<SandboxContainer> action) {
    on(
        name,
        c -> {
          action.accept(c);
          return null;
        });
  }

  @Override
  public List<ContainerProcess> processes(String name) {
    Optional<SandboxWebContainer> other =
        web.container(name).filter(SandboxWebContainer::isRunning);
    return other.isPresent() ? other.get().processes() : on(name, SandboxContainer::processes);
  }

  /** A machine on the network asks a web server for a file. */
  void fetch(URI url, Ipv4Address client) {
    web.fetch(url, client);
  }

  @Override
  public List<LogLine> logs(String name, int tail) {
    return web.container(name)
        .map(c -> c.log().last(tail))
        .orElseGet(() -> on(name, c -> c.log().last(tail)));
  }

  @Override
  public Subscription followLogs(
      String name, Instant since, Consumer<LogLine> lines, Consumer<Optional<Failure>> ended) {
    Predicate<LogLine> wanted = line -> !line.time().isBefore(since);
    Optional<SandboxWebContainer> served = web.container(name);
    if (served.isPresent()) {
      return served.get().log().follow(wanted, served.get().isRunning(), lines, ended);
    }
    return on(name, c -> c.log().follow(wanted, c.isRunning(), lines, ended));
  }

  @Override
  public synchronized Subscription followEvents(
      Consumer<EngineEvent> listener, Consumer<Optional<Failure>> ended) {
    needEngine();
    return events.follow(event -> false, true, listener, ended);
  }

  @Override
  public SignalWay hangUp(String name) {
    act(name, SandboxContainer::hangUpFromInside);
    return SignalWay.FROM_INSIDE;
  }

  @Override
  public void start(String name) {
    if (!onWeb(name, SandboxWebContainer::start)) {
      act(name, SandboxContainer::start);
    }
  }

  @Override
  public void stop(String name, Duration grace) {
    if (!onWeb(name, SandboxWebContainer::stop)) {
      act(name, SandboxContainer::stop);
    }
  }

  @Override
  public void restart(String name, Duration grace) {
    act(name, SandboxContainer::restart);
  }

  @Override
  public ContainerInside inside(String name, Collection<String> paths) {
    return on(name, c -> c.inside(paths));
  }

  @Override
  public UrlAnswer ask(String name, URI url) {
    boolean runs = container(name).filter(ContainerState::isRunning).isPresent();
    if (!runs) {
      on(name, c -> c.look("/"));
    }
    return web.ask(url, true);
  }

  @Override
  public void close() {
    events.close();
    synchronized (this) {
      if (container != null) {
        container.log().close();
      }
    }
  }

  /** Speaks DHCP or TFTP to dnsmasq; nothing happens when it is not running. */
  synchronized void network(Consumer<SandboxDnsmasq> speech) {
    if (container != null) {
      container.with(speech);
    }
  }

  /** Answers every question with this failure from now on, and ends what follows with it. */
  synchronized void fail(Failure reason) {
    unreachable = reason;
    events.end(Optional.of(reason));
    if (container != null) {
      container.log().end(Optional.of(reason));
    }
  }

  synchronized void answerAgain() {
    unreachable = null;
  }

  /** As {@code docker rm -f}. */
  public synchronized void removeContainer() {
    if (container != null) {
      container.remove();
      container = null;
    }
  }

  /** As {@code docker create} of another container than the server's. */
  synchronized void makeWebContainer(ContainerSpec spec) {
    needEngine();
    web.put(new SandboxWebContainer(spec, ticks, events));
  }

  /** As {@code docker rm -f}. */
  public synchronized void removeContainer(String name) {
    if (onWeb(name, SandboxWebContainer::remove)) {
      web.remove(name);
    } else if (name.equals(settings.container())) {
      removeContainer();
    }
  }

  /** The names of the other containers on a network. */
  synchronized List<String> neighbours(String networkName) {
    return web.containers().stream()
        .map(SandboxWebContainer::spec)
        .filter(spec -> spec.network().equals(networkName))
        .map(ContainerSpec::name)
        .toList();
  }

  /** As setup creates it, and started. */
  public synchronized void createContainer() {
    makeContainer(
        new ContainerSpec(
            settings.container(),
            settings.image(),
            settings.network(),
            settings.address(),
            ServerBinds.of(workdir),
            ContainerSpec.Rights.SERVER_OF_OTHERS));
    container.start();
  }

  /** As {@code docker create}. */
  synchronized void makeContainer(ContainerSpec spec) {
    if (container == null) {
      ContainerPaths paths = new ContainerPaths(workdir, spec.binds());
      container =
          new SandboxContainer(
              settings,
              spec.image(),
              images.find(spec.image()).map(ImageState::id).orElse(""),
              paths,
              spec.effective(),
              ticks,
              events);
      container.create();
    }
  }

  /** As {@code docker network create}; null as {@code docker network rm}. */
  synchronized void setNetwork(NetworkState made) {
    needEngine();
    network = Optional.ofNullable(made);
  }

  /** Sends a signal as {@code docker kill} does: the restart policy no longer applies. */
  public void kill(String name, String signal) {
    act(name, c -> c.signal(Signal.named(signal)));
  }
}
