package io.pxedock.adapter.sandbox;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.adapter.files.TemporaryDirectory;
import io.pxedock.model.Failure;
import io.pxedock.model.image.DistributionPackage;
import io.pxedock.model.image.ImageRecipe;
import io.pxedock.model.image.PackageSource;
import io.pxedock.spi.Distribution;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A distribution whose mirror always answers, and a file that only looks like an image. */
public final class SandboxDistribution implements Distribution {
  static final ImageRecipe RECIPE =
      new ImageRecipe(
          PackageSource.OF_THIS_MACHINE,
          "bookworm",
          "http://deb.debian.org/debian",
          "amd64",
          List.of(
              new DistributionPackage("busybox-static", "1:1.35.0-4+b3", 928_188),
              new DistributionPackage("dnsmasq-base", "2.90-4~deb12u2", 498_052),
              new DistributionPackage("libc6", "2.36-9+deb12u14", 2_759_320)));

  private static final int STEPS = 20;
  private static final int MAGIC_AT = 257;

  private final Pace pace;
  private volatile boolean hasApt = true;

  SandboxDistribution(Pace pace) {
    this.pace = pace;
  }

  /** Makes this the images of a machine of another distribution from now on. */
  public void removeApt() {
    hasApt = false;
  }

  @Override
  public boolean isPossible() {
    return hasApt;
  }

  @Override
  public ImageRecipe newest(PackageSource source, Progress progress) {
    progress.at("package lists of " + RECIPE.origin(), 0, 0);
    return RECIPE;
  }

  @Override
  public void fetch(ImageRecipe recipe, Progress progress) {
    for (int step = 0; step < STEPS; step++) {
      progress.at("fetch packages", recipe.size() * step / STEPS, recipe.size());
      pause();
    }
  }

  @Override
  public void build(ImageRecipe recipe, List<String> names, Progress progress, Consumer<Path> use) {
    progress.at("write the image", 0, 0);
    String tags = names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
    String text = " ".repeat(MAGIC_AT) + "ustar" + "\"RepoTags\":[" + tags + "]";
    Path directory = TemporaryDirectory.create("pxedock-image");
    try {
      Path tar = directory.resolve("image.tar");
      HeldDirectory.put(tar, text.getBytes(StandardCharsets.UTF_8));
      use.accept(tar);
    } catch (IOException e) {
      throw Failure.failed("cannot write to " + directory, "make room there").because(e);
    } finally {
      TemporaryDirectory.remove(directory);
    }
  }

  @Override
  public void fetch(List<String> packages, Progress progress) {
    progress.at("fetch " + String.join(" ", packages), 0, 0);
    pause();
  }

  @Override
  public void unpack(List<String> packages, List<String> paths, Consumer<Path> use) {
    Path root = TemporaryDirectory.create("pxedock-packages");
    try {
      for (String path : paths) {
        Path file = root.resolve(path);
        new LocalFiles().makeDirectory(file.getParent());
        HeldDirectory.put(file, path.getBytes(StandardCharsets.UTF_8));
      }
      use.accept(root);
    } catch (IOException e) {
      throw Failure.failed("cannot write to " + root, "make room there").because(e);
    } finally {
      TemporaryDirectory.remove(root);
    }
  }

  private void pause() {
    try {
      Thread.sleep(pace.transfer().toMillis() / STEPS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted, no image is built", "run it again").because(e);
    }
  }
}
