package io.pxedock.core.setup;

import io.pxedock.core.engine.Site;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.Optional;

/** A machine to set up a site on. */
public interface TargetMachine {
  /** Returns the work directory that was named or found; empty if there is none. */
  Optional<Path> workdir();

  /** Returns the directory of the operator's own state; it may not exist. */
  Path state();

  /**
   * Returns the tools for this machine.
   *
   * @param dockerHost empty for Docker's default
   */
  Tools tools(String dockerHost);

  /** Opens a site in a directory that may not exist yet. */
  Site open(Path workdir, Settings settings);

  /** Returns the command that continues a set-up on this machine. */
  default String command() {
    return "pxedock setup";
  }

  /** Returns whether the machine still exists after the program ends. */
  default boolean lasts() {
    return true;
  }

  /** Closes a site that {@link #open} returned. */
  void release(Site site);
}
