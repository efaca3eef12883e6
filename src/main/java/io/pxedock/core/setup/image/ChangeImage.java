package io.pxedock.core.setup.image;

import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.operation.SystemChange;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.action.BuildImage;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.step.Steps;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.ContainerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the server's container run from another image.
 *
 * @param site the site as it is, with the answers that its settings give
 * @param image the name of the image
 * @param build what builds the image; empty if Docker has it
 */
public record ChangeImage(SetupContext site, String image, Optional<BuildImage> build)
    implements Operation {
  /** What its titles in the journal begin with. */
  static final String TITLE = "image use ";

  @Override
  public String title() {
    return TITLE + image;
  }

  @Override
  public Scope scope() {
    return Scope.FILES;
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    SetupContext wanted =
        site.answering(AnswerKey.IMAGE, image).answering(AnswerKey.REPLACE, "yes").seeing(snapshot);
    List<Change> changes = new ArrayList<>();
    List<Plan> parts = new ArrayList<>();
    for (SetupStep step : Steps.afterImage()) {
      Check check = step.check(wanted);
      if (check.state() == Check.State.BLOCKED) {
        throw check.failure();
      }
      if (check.state() == Check.State.OPEN) {
        parts.add(check.plan());
        changes.addAll(check.plan().changes());
      }
    }
    Plan plan = Plan.of(this, "the server runs from " + image, changes);
    if (build.isPresent()) {
      plan = plan.doing(build.get());
    }
    for (Plan part : parts) {
      plan = with(plan, part);
    }
    Optional<Remedy> back = wayBack(snapshot);
    return back.isPresent() && !plan.isEmpty()
        ? plan.noting("the way back is '" + back.get().words() + "'")
        : plan;
  }

  private static Plan with(Plan plan, Plan part) {
    Plan both = plan;
    for (SystemChange change : part.systemChanges()) {
      both = both.doing(change);
    }
    for (String note : part.notes()) {
      both = both.noting(note);
    }
    for (String question : part.questions()) {
      both = both.asking(question);
    }
    return part.action() == DaemonAction.NONE ? both : both.with(part.action());
  }

  /** Returns the command that changes back; empty if there is nothing to change back to. */
  public Optional<Remedy> wayBack(Snapshot snapshot) {
    return snapshot
        .container()
        .orElse(Optional.empty())
        .map(this::nameOf)
        .filter(before -> !before.isEmpty() && !before.equals(image))
        .map(before -> Remedy.command("pxedock", "image", "use", before));
  }

  /** Returns the name of the container's image; its id if another image has the name now. */
  private String nameOf(ContainerState container) {
    boolean isMoved =
        site.tools()
            .provisioning()
            .image(container.image())
            .filter(named -> !named.id().equals(container.imageId()))
            .isPresent();
    return isMoved && !container.imageId().isEmpty() ? container.imageId() : container.image();
  }
}
