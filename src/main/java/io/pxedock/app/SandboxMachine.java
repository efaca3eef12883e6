package io.pxedock.app;

import io.pxedock.adapter.sandbox.Sandbox;
import io.pxedock.adapter.sandbox.SandboxArchive;
import io.pxedock.core.engine.Site;
import io.pxedock.core.setup.TargetMachine;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.Optional;

/** A simulated machine without a boot server; its files are real, in a temporary directory. */
final class SandboxMachine implements TargetMachine {
  private final Path root;
  private final Path workdir;
  private Sandbox sandbox;

  SandboxMachine() {
    this.root = DemoDirectory.create();
    this.workdir = root.resolve("PXEDOCK");
    SandboxArchive.write(root.resolve("pxebootbinaries.tgz"));
    SandboxArchive.writeBootLoader(root);
    this.sandbox = Sandbox.bare(workdir, Settings.defaults(), Sandbox.Options.USUAL);
  }

  @Override
  public Optional<Path> workdir() {
    return Optional.of(workdir);
  }

  @Override
  public Path state() {
    return root.resolve("state");
  }

  @Override
  public Tools tools(String dockerHost) {
    return Wiring.pretended(sandbox, root);
  }

  @Override
  public Site open(Path directory, Settings settings) {
    if (!settings.equals(sandbox.settings()) || !directory.equals(sandbox.workdir())) {
      sandbox = Sandbox.bare(directory, settings, Sandbox.Options.USUAL);
    }
    return Wiring.site(directory, settings, tools(""), sandbox::close);
  }

  @Override
  public String command() {
    return "pxedock demo setup";
  }

  @Override
  public boolean lasts() {
    return false;
  }

  @Override
  public void release(Site site) {
    site.close();
  }
}
