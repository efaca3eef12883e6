package io.pxedock.core.engine;

import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.ContainerState;
import io.pxedock.spi.ContainerEngine;
import java.time.Duration;

/** Does to dnsmasq what a plan says, and makes sure that it happened. */
final class DnsmasqDaemon {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ContainerEngine docker;
  private final Duration patience;

  DnsmasqDaemon(ContainerEngine docker) {
    this(docker, Reload.TIMEOUT);
  }

  /**
   * @param patience how long the log may take to show that the files were read
   */
  DnsmasqDaemon(ContainerEngine docker, Duration patience) {
    this.docker = docker;
    this.patience = patience;
  }

  /** Carries the action out; returns what dnsmasq said of the files. */
  Loading carryOut(DaemonAction action, Snapshot now) {
    if (action == DaemonAction.NONE) {
      return Loading.NONE;
    }
    ContainerState container = now.container().orThrow().orElseThrow(() -> gone(now));
    return switch (action) {
      case RELOAD -> new Reload(docker, now, container, patience).run();
      case RESTART -> started(now, container, () -> docker.restart(container.name(), GRACE));
      case START -> started(now, container, () -> docker.start(container.name()));
      default -> stop(container);
    };
  }

  private static Failure gone(Snapshot now) {
    return Failure.failed(
        "there is no container '" + now.settings().container() + "'",
        Remedy.see("pxedock", "status"));
  }

  private Loading started(Snapshot now, ContainerState container, Runnable call) {
    return new Reload(docker, now, container, patience).runStart(call);
  }

  private Loading stop(ContainerState container) {
    docker.stop(container.name(), GRACE);
    docker
        .container(container.name())
        .filter(ContainerState::isRunning)
        .ifPresent(
            still -> {
              throw Failure.failed(
                  "container '" + still.name() + "' still runs", Remedy.see("pxedock", "logs"));
            });
    return Loading.NONE;
  }
}
