package io.pxedock.spi;

import io.pxedock.model.rescue.RescueRecipe;
import java.nio.file.Path;

/** Makes 911 systems from the packages of the distribution. Changes nothing of this machine. */
public interface RescueBuilder {
  /**
   * Makes a system: the files {@code vmlinuz}, {@code initrd}, {@code system} (what is in it), and
   * {@code image} if the recipe splits it. Packages that were fetched are kept for the next build;
   * everything else is removed if the build fails or is interrupted.
   *
   * @param place the directory that the files will be copied to, for its free space
   * @throws io.pxedock.model.Failure REFUSED if the recipe or the machine does not allow it, or if
   *     another build runs; UNREACHABLE without root or mirror; FAILED if the build fails
   */
  void build(RescueRecipe recipe, Path place, Progress progress);

  /**
   * Returns the directory with the files of the last build.
   *
   * @throws io.pxedock.model.Failure FAILED if there is none
   */
  Path built(RescueRecipe recipe);

  /** Removes the files of the last build. */
  void discard(RescueRecipe recipe);
}
