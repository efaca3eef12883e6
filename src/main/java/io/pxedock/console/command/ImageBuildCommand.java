package io.pxedock.console.command;

import io.pxedock.console.setup.ProgressLine;
import io.pxedock.core.engine.Site;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.action.BuildImage;
import io.pxedock.core.setup.image.BuildImageOnly;
import io.pxedock.core.setup.image.ChangeImage;
import io.pxedock.model.Failure;
import io.pxedock.model.image.ImageRecipe;
import io.pxedock.model.image.PackageSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code image build}. */
@Command(
    name = "build",
    description = "Build the image from the distribution's packages, and run the server from it.",
    footer = {
      "",
      "dnsmasq and busybox with the libraries that they need, 13 MB. The packages are fetched with"
          + " their signatures checked, and are not installed. Safe to break off."
    })
final class ImageBuildCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--release",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The release's code name; default: this machine's.")
  private String release;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      defaultValue = "",
      description = "The archive; default: those that apt uses here.")
  private String mirror;

  @Option(
      names = "--keyring",
      paramLabel = "FILE",
      defaultValue = "",
      description = "The keys that sign the archive's lists; default: the distribution's.")
  private String keyring;

  @Option(names = "--only-build", description = "Leave the server with the image that it has.")
  private boolean onlyBuild;

  @Option(
      names = "--name",
      paramLabel = "IMAGE",
      defaultValue = "",
      description = "With --only-build: another name for the image.")
  private String name;

  ImageBuildCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (!name.isEmpty() && !onlyBuild) {
      throw Failure.usage("--name is for --only-build", "add --only-build, or leave --name out");
    }
    PackageSource source = new PackageSource(release, mirror, keyring);
    return Reported.run(session, (own, line) -> build(own, source, line));
  }

  private int build(Session own, PackageSource source, ProgressLine line) {
    Site site = own.site();
    ImageRecipe recipe = site.tools().distribution().newest(source, site.tools().progress());
    line.clear();
    String wanted = name.isEmpty() ? recipe.name() : name;
    BuildImage build = new BuildImage(source, Optional.of(recipe), wanted);
    boolean isThere =
        site.tools().provisioning().image(wanted).filter(recipe::isRecipeOf).isPresent();
    return onlyBuild
        ? own.change(new BuildImageOnly(build, isThere))
        : ImageUseCommand.change(
            own,
            new ChangeImage(
                SetupContext.of(site), wanted, isThere ? Optional.empty() : Optional.of(build)));
  }
}
