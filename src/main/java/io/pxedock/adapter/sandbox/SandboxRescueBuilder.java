package io.pxedock.adapter.sandbox;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.adapter.files.TemporaryDirectory;
import io.pxedock.model.Failure;
import io.pxedock.model.rescue.RescueManifest;
import io.pxedock.model.rescue.RescueRecipe;
import io.pxedock.spi.Progress;
import io.pxedock.spi.RescueBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
      new LocalFiles().makeDirectory(directory);
      write("vmlinuz", "kernel of the sandbox\n".repeat(400));
      write("initrd", "system of the sandbox\n".repeat(800));
      if (recipe.split()) {
        write("image", "image of the sandbox\n".repeat(800));
      }
      write(RescueManifest.FILE, system.toString());
    } catch (IOException e) {
      throw Failure.unreachable("cannot write " + directory, "make room there").because(e);
    }
  }

  private void write(String name, String text) throws IOException {
    HeldDirectory.put(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Path built(RescueRecipe recipe) {
    return directory;
  }

  @Override
  public void discard(RescueRecipe recipe) {
    TemporaryDirectory.remove(directory);
  }
}
