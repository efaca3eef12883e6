package io.pxedock.adapter.sandbox;

import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.container.WebServer;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.spi.ContainerEngine.ContainerProcess;
import io.pxedock.spi.ContainerEngine.EngineEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container with a web server in it, which serves the one directory that is bound into it. */
final class SandboxWebContainer {
  private static final int KILLED = 137;
  private static final long PID = 7100;
  private static final int LINES_KEPT = 1000;
  private static final int FIRST_PORT = 32768;

  private final ContainerSpec spec;
  private final MonotonicClock ticks;
  private final Broadcast<EngineEvent> events;
  private final Broadcast<LogLine> log = new Broadcast<>("sandbox-web-log", LINES_KEPT);
  private String status = "created";
  private int exitCode;
  private Instant startedAt = Instant.EPOCH;
  private int port = FIRST_PORT;

  SandboxWebContainer(ContainerSpec spec, MonotonicClock ticks, Broadcast<EngineEvent> events) {
    this.spec = spec;
    this.ticks = ticks;
    this.events = events;
    event("create");
  }

  ContainerSpec spec() {
    return spec;
  }

  Broadcast<LogLine> log() {
    return log;
  }

  boolean isRunning() {
    return status.equals("running");
  }

  ContainerState state() {
    return new ContainerState(
        String.format("%064x", spec.name().hashCode() & 0xffffffffL),
        spec.name(),
        spec.image(),
        "",
        status,
        isRunning() ? PID : 0,
        exitCode,
        startedAt,
        ContainerSpec.RESTART_POLICY,
        false,
        false,
        spec.effective(),
        spec.binds(),
        spec.address()
            .filter(address -> isRunning())
            .map(address -> Map.of(spec.network(), address.toString()))
            .orElse(Map.of()),
        spec.network(),
        spec.command(),
        ContainerState.Past.NONE);
  }

  List<ContainerProcess> processes() {
    return List.of(new ContainerProcess(PID, String.join(" ", spec.command())));
  }

  void start() {
    if (!isRunning()) {
      status = "running";
      startedAt = ticks.next();
      event("start");
    }
  }

  void stop() {
    if (isRunning()) {
      log.end(Optional.empty());
      exitCode = KILLED;
      event("kill");
      event("die");
    }
    status = "exited";
  }

  void remove() {
    stop();
    event("destroy");
  }

  private void event(String action) {
    events.add(new EngineEvent(ticks.next(), "container", action, spec.name()));
  }

  /** Whether a URL leads to where its server listens, or would. */
  boolean isMeant(URI url) {
    try {
      int port = url.getPort() < 0 ? Endpoint.HTTP : url.getPort();
      Endpoint asked = Endpoint.parse(url.getHost() + ":" + port);
      return WebServer.of(spec.command(), asked, spec.binds().get(0).target()).isPresent();
    } catch (io.pxedock.model.Failure e) {
      return false;
    }
  }

  /** A machine asks for a file; the log says so, as that of busybox httpd does. */
  void fetch(URI url, Ipv4Address client) {
    answer(url)
        .ifPresent(
            answer -> {
              String who = client + ":" + port++ + ": ";
              log.add(new LogLine(ticks.next(), who + "url:" + url.getPath()));
              log.add(new LogLine(ticks.next(), who + "response:" + answer.said()));
            });
  }

  /** Nothing when it is not running. As busybox does it, no directory is listed. */
  Optional<UrlAnswer> answer(URI url) {
    if (!isRunning()) {
      return Optional.empty();
    }
    Path file =
        Path.of(spec.binds().get(0).source()).resolve(url.getPath().replaceFirst("^/+", ""));
    try {
      return Optional.of(
          Files.isRegularFile(file)
              ? UrlAnswer.http(200, Files.size(file))
              : UrlAnswer.http(404, UrlAnswer.UNKNOWN));
    } catch (IOException e) {
      return Optional.of(UrlAnswer.http(404, UrlAnswer.UNKNOWN));
    }
  }
}
