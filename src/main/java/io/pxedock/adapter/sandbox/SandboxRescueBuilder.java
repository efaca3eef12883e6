package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import io.pxedock.model.rescue.RescueManifest;
import io.pxedock.model.rescue.RescueRecipe;
import io.pxedock.spi.Progress;
import io.pxedock.spi.RescueBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pretends to build a 911 system: small files, at once, with the stages of a real build. */
public final class SandboxRescueBuilder implements RescueBuilder {
  private static final long MEGABYTE = 1_000_000;
  private static final long FETCHED = 310 * MEGABYTE;

  private final Path directory;

  /**
   * @param directory where the pretended files are until they are copied
   */
  SandboxRescueBuilder(Path directory) {
    this.directory = directory;
  }

  @Override
  public void build(RescueRecipe recipe, Path place, Progress progress) {
    progress.at("base system of " + recipe.release(), 60 * MEGABYTE, 0);
    progress.at("packages", FETCHED, FETCHED);
    progress.at("packing", 135 * MEGABYTE, 0);
    StringBuilder system =
        new StringBuilder("release=" + recipe.release() + "\nkernel=6.1.0-sandbox\n");
    recipe
        .keys()
        .forEach(
            key ->
                system.append("key=256 SHA256:pretended ").append(key.split(" ")[0]).append('\n'));
    List.of("linux-image-amd64 6.1.0", "openssh-server 1:9.2")
        .forEach(each -> system.append("package=").append(each).append('\n'));
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("vmlinuz"), "kernel of the sandbox\n".repeat(400));
      Files.writeString(directory.resolve("initrd"), "system of the sandbox\n".repeat(800));
      if (recipe.split()) {
        Files.writeString(directory.resolve("image"), "image of the sandbox\n".repeat(800));
      }
      Files.writeString(directory.resolve(RescueManifest.FILE), system);
    } catch (IOException e) {
      throw Failure.unreachable("cannot write " + directory, "make room there").because(e);
    }
  }

  @Override
  public Path built(RescueRecipe recipe) {
    return directory;
  }

  @Override
  public void discard(RescueRecipe recipe) {
    for (String name : List.of("vmlinuz", "initrd", "image", RescueManifest.FILE, "")) {
      try {
        Files.deleteIfExists(directory.resolve(name));
      } catch (IOException e) {
        // The sandbox is removed as a whole.
        return;
      }
    }
  }
}
