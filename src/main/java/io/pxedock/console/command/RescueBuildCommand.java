package io.pxedock.console.command;

import io.pxedock.core.engine.Site;
import io.pxedock.core.setup.rescue.BuildRescue;
import io.pxedock.core.setup.rescue.RescueSources;
import io.pxedock.core.setup.rescue.RescueSystems;
import io.pxedock.model.rescue.RescueRecipe;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code 911 build}. */
@Command(
    name = "build",
    description = "Build a 911 system from Debian's packages, and have 911 boot it.",
    footer = {
      "",
      "A Debian that lives in memory, with ssh for the given keys only and host keys made at each"
          + " boot. Needs root, 2 GB in the scratch directory, and a mirror. Safe to break off."
    })
final class RescueBuildCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--ssh-key",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Public keys that may log in as root.")
  private List<Path> keys = new ArrayList<>();

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "Debian release; default: this machine's, or bookworm.")
  private String release;

  @Option(
      names = "--with",
      paramLabel = "PACKAGE",
      arity = "1..*",
      description = "Packages beside the usual ones.")
  private List<String> with = new ArrayList<>();

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description = "A program that runs at the end of each boot.")
  private Path script;

  @Option(
      names = "--kernel-args",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Further arguments of the kernel.")
  private String arguments;

  @Option(
      names = "--split",
      description = "Small initrd over TFTP; the rest over http, from images/.")
  private boolean split;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      defaultValue = "",
      description = "Debian mirror; default: the one that apt uses here.")
  private String mirror;

  @Option(
      names = "--scratch",
      paramLabel = "DIR",
      defaultValue = RescueRecipe.SCRATCH,
      description = "Where to build, and to keep fetched packages.")
  private Path scratch;

  RescueBuildCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Site site = session.site();
    RescueSources sources = new RescueSources(site.tools());
    RescueRecipe recipe =
        new RescueRecipe(
            release == null ? sources.release() : release,
            mirror,
            scratch.toAbsolutePath().normalize().toString(),
            sources.keys(keys),
            with,
            sources.script(script),
            split);
    BuildRescue operation =
        new BuildRescue(
            recipe, RescueSources.id(Instant.now()), arguments, RescueSystems.of(site).existing());
    return Reported.run(session, (own, line) -> own.change(operation));
  }
}
