package io.pxedock.core.setup.step;

import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.action.BuildImage;
import io.pxedock.core.setup.action.SystemChanges;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.ImageOrigin;
import io.pxedock.model.Failure;
import io.pxedock.model.image.PackageSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Brings the container's image. */
final class DockerImageStep implements SetupStep {
  @Override
  public String name() {
    return "image";
  }

  @Override
  public String explanation() {
    return "The container's image contains dnsmasq; it is pulled, loaded from a tar file, or built.";
  }

  @Override
  public Check check(SetupContext s) {
    String image = s.settings().image();
    if (s.tools().provisioning().hasImage(image)) {
      return Check.done(image + " is here");
    }
    ImageOrigin from = ImageOrigin.named(s.answers().get(AnswerKey.IMAGE_FROM));
    if (from == ImageOrigin.BUILD) {
      return build(s, image);
    }
    String tar = from == ImageOrigin.TAR ? s.answers().get(AnswerKey.IMAGE_TAR) : "";
    if (from == ImageOrigin.TAR && tar.isEmpty()) {
      return Check.blocked(
          Failure.refused("image-from=tar needs a file", "name it with --image-tar FILE"));
    }
    if (!tar.isEmpty() && !s.isFile(Path.of(tar))) {
      return Check.blocked(
          Failure.unreachable("there is no file " + tar, "correct --image-tar, or leave it out"));
    }
    return Check.open(
        SetupContext.plan(this, "image " + image + " is here", List.of())
            .doing(new SystemChanges.BringImage(image, tar)));
  }

  private Check build(SetupContext s, String image) {
    if (!s.tools().distribution().isPossible()) {
      return Check.blocked(
          Failure.unreachable(
              "there is no apt on this machine, and an image is built from its packages",
              "use --image-from pull, or --image-tar FILE"));
    }
    return Check.open(
        SetupContext.plan(this, "image " + image + " is here", List.of())
            .doing(new BuildImage(PackageSource.OF_THIS_MACHINE, Optional.empty(), image))
            .noting(ImageOrigin.BUILD.cost() + "; nothing is installed on this machine"));
  }
}
