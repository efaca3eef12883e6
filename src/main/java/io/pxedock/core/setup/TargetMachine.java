package io.pxedock.core.setup;

import io.pxedock.core.engine.Site;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.Optional;

/** The machine, before there is a site on it. */
public interface TargetMachine {
  /** The work directory that is meant or found, if any. */
  Optional<Path> workdir();

  /** Where the operator's own state lies; it need not be there. */
  Path state();

  /**
   * What to look at the machine with.
   *
   * @param dockerHost empty for Docker's own choice
   */
  Tools tools(String dockerHost);

  /** Opens a site in a directory that may not be there yet. */
  Site open(Path workdir, Settings settings);

  /** What goes on with a set-up here. */
  default String command() {
    return "pxedock setup";
  }

  /** Whether anything is left of it when the program ends. */
  default boolean lasts() {
    return true;
  }

  /** Lets go of a site that {@link #open} gave. */
  void release(Site site);
}
