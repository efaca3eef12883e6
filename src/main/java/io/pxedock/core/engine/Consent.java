package io.pxedock.core.engine;

import io.pxedock.core.operation.Plan;

/** Asks for a yes to a plan. */
public interface Consent {
  /**
   * Shows the plan and asks its questions.
   *
   * @return whether a person saw this very plan; then nothing else may be applied
   * @throws io.pxedock.model.Failure if the answer is no, or if nobody is there to ask
   */
  boolean approve(Plan plan);
}
