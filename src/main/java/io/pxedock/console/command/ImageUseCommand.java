package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.core.engine.Site;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.image.ChangeImage;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.ContainerState;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code image use}. */
@Command(name = "use", description = "Run the server from another image that Docker has.")
final class ImageUseCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "IMAGE", description = "The image's name with its tag, or its id.")
  private String image;

  ImageUseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Site site = session.site();
    if (!site.tools().provisioning().hasImage(image)) {
      throw Failure.refused(
          "Docker has no image " + image,
          Remedy.run("docker", "images").suffixed(" lists those that it has"));
    }
    return change(session, new ChangeImage(SetupContext.of(site), image, Optional.empty()));
  }

  /** Changes over; names the way back if that fails when the container is replaced already. */
  static int change(Session session, ChangeImage operation) {
    Optional<Remedy> back = operation.wayBack(session.site().observe(Scope.FILES));
    Optional<String> before = containerId(session);
    try {
      return session.change(operation);
    } catch (Failure e) {
      if (back.isPresent() && !containerId(session).equals(before)) {
        session.say(Line.of("note: the way back is '" + back.get().words() + "'"));
      }
      throw e;
    }
  }

  private static Optional<String> containerId(Session session) {
    Site site = session.site();
    return site.docker().container(site.settings().container()).map(ContainerState::id);
  }
}
