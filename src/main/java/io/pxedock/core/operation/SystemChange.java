package io.pxedock.core.operation;

import io.pxedock.model.container.ContainerSpec;
import io.pxedock.spi.Tools;
import java.util.List;
import java.util.Optional;

/**
 * Part of a plan that changes something else than a text file of the site: a port, a network, an
 * image, a container, a tree of files. A value: two plans with the same system changes do the same.
 */
public interface SystemChange {
  /** What is done, in one line. */
  String title();

  /** The commands that it stands for, word by word. */
  List<List<String>> commands();

  /** Returns the container that it creates; empty if it creates none. */
  default Optional<ContainerSpec> created() {
    return Optional.empty();
  }

  /** Returns the name of the container that it removes; empty if it removes none. */
  default Optional<String> removed() {
    return Optional.empty();
  }

  /**
   * Does what takes long and changes nothing of the site, before the site is locked. It may be
   * interrupted, and is then to leave nothing behind. Only the engine calls this.
   *
   * @throws io.pxedock.model.Failure if it cannot be done
   */
  default void prepare(Tools tools) {}

  /**
   * Does it; only the engine calls this.
   *
   * @throws io.pxedock.model.Failure if it cannot be done
   */
  void carryOut(Tools tools);
}
