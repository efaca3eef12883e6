package io.pxedock.core.operation;

import io.pxedock.fixture.RelayedEngine;
import io.pxedock.model.container.ContainerState;
import io.pxedock.spi.ContainerEngine;
import java.util.Optional;

/** An engine whose container is in a state that the sandbox has no switch for. */
final class ContainerInState extends RelayedEngine {
  private final String status;

  ContainerInState(ContainerEngine real, String status) {
    super(real);
    this.status = status;
  }

  @Override
  public Optional<ContainerState> container(String name) {
    return super.container(name).map(this::inState);
  }

  private ContainerState inState(ContainerState c) {
    return new ContainerState(
        c.id(),
        c.name(),
        c.image(),
        c.imageId(),
        status,
        c.pid(),
        c.exitCode(),
        c.startedAt(),
        c.restartPolicy(),
        c.autoRemove(),
        c.tty(),
        c.rights(),
        c.binds(),
        c.addresses(),
        c.network(),
        c.command(),
        c.past());
  }
}
