package io.pxedock.core.setup.rescue;

import io.pxedock.core.operation.SystemChange;
import io.pxedock.model.rescue.RescueManifest;
import io.pxedock.model.rescue.RescueRecipe;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a 911 system and copies it beside those that exist, into directories of its own.
 *
 * @param served the directory below tftpboot/
 * @param images the directory below images/ for what machines fetch over http
 */
public record BringRescueSystem(RescueRecipe recipe, Path served, Path images)
    implements SystemChange {
  /** The files that are served over TFTP, the manifest last: a directory with it is complete. */
  private static final List<String> SERVED = List.of("vmlinuz", "initrd", RescueManifest.FILE);

  /** The file that machines fetch over http. */
  static final String IMAGE = "image";

  @Override
  public String title() {
    return "build a 911 system of Debian "
        + recipe.release()
        + " in "
        + recipe.scratch()
        + ", and copy it to "
        + served;
  }

  /** Returns the commands at the heart of a build, which has many more. */
  @Override
  public List<List<String>> commands() {
    String root = recipe.scratch() + "/root";
    List<String> base = new ArrayList<>(List.of("debootstrap", "--variant=minbase"));
    base.addAll(List.of("--force-check-gpg", recipe.release(), root));
    if (!recipe.mirror().isEmpty()) {
      base.add(recipe.mirror());
    }
    List<String> packages = new ArrayList<>(List.of("chroot", root, "apt-get", "install"));
    packages.addAll(List.of("linux-image-amd64", "openssh-server"));
    packages.addAll(recipe.with());
    String image = recipe.scratch() + "/" + IMAGE;
    return List.of(base, packages, List.of("mksquashfs", root, image, "-comp", "zstd"));
  }

  @Override
  public void prepare(Tools tools) {
    tools.rescue().build(recipe, served, tools.progress());
  }

  @Override
  public void carryOut(Tools tools) {
    Path built = tools.rescue().built(recipe);
    if (recipe.split()) {
      tools.archives().copy(built.resolve(IMAGE), images.resolve(IMAGE));
    }
    SERVED.forEach(name -> tools.archives().copy(built.resolve(name), served.resolve(name)));
    tools.rescue().discard(recipe);
  }
}
