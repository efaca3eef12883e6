package io.pxedock.console.command;

import io.pxedock.console.render.RescueText;
import io.pxedock.core.engine.Site;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.PxelinuxConfig;
import io.pxedock.core.pxelinux.RescueConfig;
import io.pxedock.core.setup.rescue.RescueSources;
import io.pxedock.core.setup.rescue.RescueSystems;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.rescue.RescueManifest;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code 911 show}. */
@Command(name = "show", description = "Show the system that 911 boots: what is in it, how old.")
final class RescueShowCommand implements Callable<Integer> {
  private final Session session;

  RescueShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Site site = session.site();
    BootDirectory boot = site.observe(Scope.FILES).files().orThrow().boot().orThrow();
    PxelinuxConfig config =
        boot.rescue()
            .orElseThrow(
                () ->
                    Failure.refused(
                        "there is no " + boot.shown() + "/" + BootDirectory.RESCUE,
                        Remedy.run("pxedock", "911", "build")));
    RescueSystems systems = new RescueSystems(site.files(), boot.path().getParent());
    Optional<String> id = RescueConfig.systemOf(config);
    Optional<RescueManifest> manifest = id.flatMap(systems::manifest);
    RescueText text =
        manifest
            .map(
                known ->
                    RescueText.built(
                        config.unattended(),
                        known,
                        RescueSources.moment(id.get()),
                        Instant.now(),
                        systems.size(id.get(), "initrd").orElse(0L)))
            .orElseGet(() -> RescueText.other(config.unattended()));
    session.one(text::lines, text::json);
    return 0;
  }
}
