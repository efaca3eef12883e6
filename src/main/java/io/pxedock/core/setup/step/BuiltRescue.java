package io.pxedock.core.setup.step;

import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.PxelinuxConfig;
import io.pxedock.core.pxelinux.RescueConfig;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.rescue.BringRescueSystem;
import io.pxedock.core.setup.rescue.RescueSources;
import io.pxedock.model.file.Content;
import io.pxedock.model.rescue.RescueManifest;
import io.pxedock.model.rescue.RescueRecipe;
import io.pxedock.model.text.Bytes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A 911 system that is built, in the place of one from an archive. */
final class BuiltRescue {
  /** The answer of 911-from that asks for it. */
  static final String BUILD = "build";

  /** One name for all rounds of this set-up. */
  private static final String ID = RescueSources.id(Instant.now());

  private final SetupContext context;
  private final Path tftp;
  private final Path config;

  BuiltRescue(SetupContext context) {
    this.context = context;
    this.tftp = context.path("tftpboot");
    this.config = tftp.resolve("pxelinux.cfg").resolve(BootDirectory.RESCUE);
  }

  /** Returns whether 911boot names a system that was built and is complete. */
  boolean isThere() {
    return context.isFile(config)
        && RescueConfig.systemOf(PxelinuxConfig.parse(context.tools().files().read(config)))
            .filter(id -> context.isFile(RescueConfig.in(tftp, id).resolve(RescueManifest.FILE)))
            .isPresent();
  }

  boolean isWanted() {
    return context.answers().get(AnswerKey.RESCUE_FROM).equals(BUILD);
  }

  /**
   * Adds the build, and the 911boot that names it, to a plan without files.
   *
   * @throws io.pxedock.model.Failure REFUSED if a line of them is not an ssh key
   */
  Plan plan(BootFilesStep step) {
    RescueSources sources = new RescueSources(context.tools());
    RescueRecipe recipe =
        new RescueRecipe(
            sources.release(),
            "",
            RescueRecipe.SCRATCH,
            sources.keys(List.of(Path.of(context.answers().get(AnswerKey.RESCUE_SSH_KEY)))),
            List.of(),
            "",
            false);
    String text =
        RescueConfig.text(
            ID,
            recipe.release(),
            Optional.of(context.answers().get(AnswerKey.IMAGES_URL)).filter(url -> !url.isEmpty()),
            recipe,
            "");
    Content before = context.tools().files().content(config);
    Change change =
        new Change(config, "tftpboot/pxelinux.cfg/911boot", before, Content.file(Bytes.utf8(text)));
    return SetupContext.plan(step, "the 911 system is built, and 911boot names it", List.of(change))
        .doing(
            new BringRescueSystem(
                recipe, RescueConfig.in(tftp, ID), RescueConfig.in(context.path("images"), ID)))
        .noting("this takes minutes, fetches about 300 MB, and installs nothing on this machine")
        .asking("Build it?");
  }
}
