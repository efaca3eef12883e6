package io.pxedock.core.operation;

import io.pxedock.fixture.ContainerStates;
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
    return super.container(name).map(c -> ContainerStates.withStatus(c, status));
  }
}
