package io.pxedock.core.setup.step;

import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.action.SystemChanges;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.model.Failure;
import java.nio.file.Path;
import java.util.List;

/** Brings the container's image. */
final class DockerImageStep implements SetupStep {
  @Override
  public String name() {
    return "image";
  }

  @Override
  public String explanation() {
    return "The container's image contains dnsmasq; it comes from a registry or a tar file.";
  }

  @Override
  public Check check(SetupContext s) {
    String image = s.settings().image();
    if (s.tools().provisioning().hasImage(image)) {
      return Check.done(image + " is here");
    }
    String tar = s.answers().get(AnswerKey.IMAGE_TAR);
    if (!tar.isEmpty() && !s.isFile(Path.of(tar))) {
      return Check.blocked(
          Failure.unreachable("there is no file " + tar, "correct --image-tar, or leave it out"));
    }
    return Check.open(
        SetupContext.plan(this, "image " + image + " is here", List.of())
            .doing(new SystemChanges.BringImage(image, tar)));
  }
}
