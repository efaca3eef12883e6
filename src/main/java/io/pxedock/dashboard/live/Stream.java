package io.pxedock.dashboard.live;

import io.pxedock.controller.ContainerEngine.Subscription;
import io.pxedock.dashboard.state.Source;
import io.pxedock.model.Failure;
import java.util.Optional;
import java.util.function.Consumer;

/** A source that can be opened, and opened again when it has ended. */
interface Stream {
  Source source();

  /**
   * @param ended told once when it ends by itself
   * @throws Failure when it cannot be opened now
   */
  Subscription open(Consumer<Optional<Failure>> ended);
}
