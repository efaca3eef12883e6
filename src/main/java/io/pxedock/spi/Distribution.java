package io.pxedock.spi;

import io.pxedock.model.image.ImageRecipe;
import io.pxedock.model.image.PackageSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The packages of the distribution. They are fetched with their signatures checked, and kept for
 * the next time; nothing is installed on this machine.
 */
public interface Distribution {
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

  /**
   * Fetches the newest of these packages, without those that they depend on; they are kept for
   * {@link #unpack}.
   *
   * @throws io.pxedock.model.Failure UNREACHABLE if no mirror answers, or there is no apt; FAILED
   *     if the lists have no signature that is trusted; REFUSED if the mirror does not have a
   *     package
   */
  void fetch(List<String> packages, Progress progress);

  /**
   * Unpacks packages that were fetched.
   *
   * @param paths what must be in them, such as usr/lib/PXELINUX/pxelinux.0
   * @param use gets the directory that they are unpacked in, which is removed afterwards
   * @throws io.pxedock.model.Failure FAILED if a path is not in them
   */
  void unpack(List<String> packages, List<String> paths, Consumer<Path> use);
}
