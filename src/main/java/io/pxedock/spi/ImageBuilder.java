package io.pxedock.spi;

import io.pxedock.model.image.ImageRecipe;
import io.pxedock.model.image.PackageSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the server's image from the packages of the distribution. Nothing is installed on this
 * machine; what is fetched is kept for the next time, and its signatures are checked.
 */
public interface ImageBuilder {
  /** Returns whether this machine has the programs that it takes. */
  boolean isPossible();

  /**
   * Returns the newest packages that there are; fetches package lists, and nothing else.
   *
   * @throws io.pxedock.model.Failure UNREACHABLE if no mirror answers, or there is no apt; FAILED
   *     if the lists have no signature that is trusted; REFUSED if the mirror does not have the
   *     release or a package, if there is no room on the disk, or if another process builds
   */
  ImageRecipe newest(PackageSource source, Progress progress);

  /**
   * Fetches the packages; they are kept for {@link #build}.
   *
   * @throws io.pxedock.model.Failure UNREACHABLE if no mirror answers; REFUSED if there is no room
   *     on the disk, or if another process builds
   */
  void fetch(ImageRecipe recipe, Progress progress);

  /**
   * Fetches the packages that are still missing, and makes a file for {@code docker load}. Equal
   * recipes make equal files.
   *
   * @param names the names that Docker gives the image
   * @param use gets the file, which is removed afterwards
   * @throws io.pxedock.model.Failure UNREACHABLE if no mirror answers; REFUSED if there is no room
   *     on the disk, or if another process builds
   */
  void build(ImageRecipe recipe, List<String> names, Progress progress, Consumer<Path> use);
}
