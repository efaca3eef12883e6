package io.pxedock.core.setup.rescue;

import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootEntry;
import io.pxedock.core.pxelinux.BootImagesUrl;
import io.pxedock.core.pxelinux.PxelinuxConfig;
import io.pxedock.core.pxelinux.RescueConfig;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.file.Content;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.rescue.RescueRecipe;
import io.pxedock.model.text.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Builds a 911 system and makes it the one that 911 boots. Each system has a directory of its own,
 * so that undo only needs the old {@code 911boot}.
 *
 * @param id the name of the system's directory, from the moment of the request
 * @param arguments further arguments of the kernel
 * @param existing what was found beside {@code pxelinux.cfg}
 */
public record BuildRescue(RescueRecipe recipe, String id, String arguments, Existing existing)
    implements Operation {
  /**
   * What is there already.
   *
   * @param systems the names of the systems that were built before
   * @param loaders the directories with another boot loader, such as efi64, that do not lead to the
   *     systems yet
   */
  public record Existing(List<String> systems, List<String> loaders) {
    public Existing {
      systems = List.copyOf(systems);
      loaders = List.copyOf(loaders);
    }
  }

  /** The limit of Linux on x86 is 2048 with the final zero; PXELINUX adds BOOTIF. */
  private static final int MAX_ARGUMENTS = 1800;

  /**
   * @throws Failure REFUSED if the arguments cannot be passed on
   */
  public BuildRescue {
    if (!arguments.matches("[ -~]*") || arguments.length() > MAX_ARGUMENTS) {
      throw Failure.refused(
          "the kernel arguments are not a line of at most " + MAX_ARGUMENTS + " ASCII characters",
          "correct --kernel-args");
    }
  }

  @Override
  public String title() {
    return "911 build --release " + recipe.release() + (recipe.split() ? " --split" : "");
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    BootDirectory boot = snapshot.files().orThrow().boot().orThrow();
    Path tftp = boot.path().getParent();
    Path images = snapshot.workdir().resolve("images");
    String text = RescueConfig.text(id, recipe.release(), url(snapshot, boot), recipe, arguments);
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change(
            boot.path().resolve(BootDirectory.RESCUE),
            boot.shown() + "/" + BootDirectory.RESCUE,
            boot.entry(BootDirectory.RESCUE).flatMap(BootEntry::content).orElse(Content.ABSENT),
            Content.file(Bytes.utf8(text))));
    Plan plan = Plan.of(this, "911 boots Debian " + recipe.release() + " of " + id, changes);
    List<Path> unused = new ArrayList<>();
    for (String system : existing.systems()) {
      if (!system.equals(id) && !isUsed(boot, system)) {
        unused.add(RescueConfig.in(tftp, system));
        unused.add(RescueConfig.in(images, system));
      }
    }
    plan =
        plan.doing(
            new BringRescueSystem(recipe, RescueConfig.in(tftp, id), RescueConfig.in(images, id)));
    if (!existing.loaders().isEmpty()) {
      plan =
          plan.doing(
              new LinkRescueSystems(existing.loaders().stream().map(tftp::resolve).toList()));
    }
    if (!unused.isEmpty()) {
      plan = plan.doing(new RemoveRescueSystems(unused));
    }
    return noted(plan, boot)
        .asking(
            "Build it (minutes, about 300 MB to fetch), and have 911 boot it? Nothing else of"
                + " this machine is changed.");
  }

  private Plan noted(Plan plan, BootDirectory boot) {
    Plan noted = plan;
    if (boot.hasRescue()) {
      noted = noted.noting("what 911 boots now is kept: 'pxedock undo' goes back to it");
    }
    if (recipe.keys().isEmpty()) {
      noted = noted.noting("nobody can log in: no --ssh-key is given");
    }
    long own = boot.allArmed().values().stream().filter(BuildRescue::keepsItsOwn).count();
    return own == 0
        ? noted
        : noted.noting(own + " armed machines have their own 911boot: run 'pxedock 911 set' again");
  }

  private static boolean keepsItsOwn(RescueFlag flag) {
    return flag.kind() != RescueFlag.Kind.LINK && flag.kind() != RescueFlag.Kind.DANGLING;
  }

  /** Returns whether a configuration names the system; 911boot is kept by the journal. */
  private static boolean isUsed(BootDirectory boot, String system) {
    return boot.entries().values().stream()
        .flatMap(entry -> entry.content().stream())
        .anyMatch(
            content ->
                content instanceof Content.Regular file
                    && file.bytes().latin1().contains("/" + system + "/"));
  }

  /**
   * Returns the URL of images/, which stays where it is: of the site's own container, else that of
   * 911boot. A script can use it too.
   */
  private Optional<String> url(Snapshot snapshot, BootDirectory boot) {
    Optional<String> url =
        snapshot
            .settings()
            .images()
            .url()
            .or(
                () ->
                    boot.rescue()
                        .flatMap(PxelinuxConfig::imagesUrl)
                        .map(named -> BootImagesUrl.of(named, Set.of()).base()));
    if (recipe.split() && url.isEmpty()) {
      throw Failure.refused(
          "nobody serves images/ over http, and --split needs it",
          Remedy.run("pxedock", "setup", "--images", "container"));
    }
    return url;
  }
}
