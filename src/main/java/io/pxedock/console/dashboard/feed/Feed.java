package io.pxedock.console.dashboard.feed;

import io.pxedock.console.dashboard.state.Source;
import io.pxedock.model.Failure;
import io.pxedock.spi.ContainerEngine.Subscription;
import java.util.Optional;
import java.util.function.Consumer;

/** A source that can be opened, and opened again when it has ended. */
interface Feed {
  Source source();

  /**
   * @param ended told once when it ends by itself
   * @throws Failure if it cannot be opened now
   */
  Subscription open(Consumer<Optional<Failure>> ended);
}
