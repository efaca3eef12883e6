package io.pxedock.core.setup.image;

import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.action.BuildImage;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import java.util.List;

/**
 * Builds an image and leaves the server with the one that it runs from.
 *
 * @param isThere whether Docker has the image already
 */
public record BuildImageOnly(BuildImage build, boolean isThere) implements Operation {
  @Override
  public String title() {
    return "image build --only-build";
  }

  @Override
  public Scope scope() {
    return Scope.FILES;
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    Plan plan = Plan.of(this, "image " + build.name() + " is here", List.of());
    return isThere ? plan : plan.doing(build);
  }
}
