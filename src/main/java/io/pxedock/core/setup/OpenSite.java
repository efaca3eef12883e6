package io.pxedock.core.setup;

import io.pxedock.core.engine.Site;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.Optional;

/** A site that somebody works on already, such as a shell's: set up as it is, and left open. */
public record OpenSite(Site site) implements TargetMachine {
  @Override
  public Optional<Path> workdir() {
    return Optional.of(site.workdir());
  }

  // The directory is there, and so is its own state.
  @Override
  public Path state() {
    return site.workdir().resolve(".pxedock");
  }

  @Override
  public Tools tools(String dockerHost) {
    return site.tools();
  }

  @Override
  public Site open(Path workdir, Settings settings) {
    boolean elsewhere = !workdir.equals(site.workdir());
    if (elsewhere || !settings.dockerHost().equals(site.settings().dockerHost())) {
      throw Failure.refused(
          "pxedock is open on "
              + site.workdir()
              + ", and this is another "
              + (elsewhere ? "work directory" : "Docker"),
          Remedy.run("pxedock", "setup").prefixed("leave, then "));
    }
    return settings.equals(site.settings()) ? site : site.with(settings);
  }

  @Override
  public void release(Site opened) {
    // Whoever opened it closes it.
  }
}
