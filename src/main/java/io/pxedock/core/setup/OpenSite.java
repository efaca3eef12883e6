package io.pxedock.core.setup;

import io.pxedock.core.engine.Site;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.Optional;

/** The machine of a site that is already open, such as that of a shell; the site stays open. */
public record OpenSite(Site site) implements TargetMachine {
  @Override
  public Optional<Path> workdir() {
    return Optional.of(site.workdir());
  }

  // The work directory exists, so its own state directory is used.
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
    // The caller that opened the site closes it.
  }
}
