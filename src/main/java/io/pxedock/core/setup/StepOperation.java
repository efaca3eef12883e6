package io.pxedock.core.setup;

import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import java.util.List;

/** Carries out a setup step as an operation: the engine plans, confirms, applies and records it. */
public record StepOperation(SetupStep step, SetupContext context) implements Operation {
  @Override
  public String title() {
    return "setup " + step.name();
  }

  @Override
  public Scope scope() {
    return Scope.FILES;
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    Check check = step.check(context.seeing(snapshot));
    return switch (check.state()) {
      case BLOCKED -> throw check.failure();
      case OPEN -> asking(check.plan());
      default -> SetupContext.plan(step, check.detail(), List.of());
    };
  }

  /** Adds a question, because setup shows every step before it is done. */
  private static Plan asking(Plan plan) {
    return plan.questions().isEmpty() ? plan.asking("Do this?") : plan;
  }
}
