package io.pxedock.core.setup;

import io.pxedock.core.operation.Plan;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.Remedy;

/**
 * The result of looking at a setup step.
 *
 * @param detail in one line
 * @param remedy what to do by hand; empty if there is nothing to do
 * @param failure why the step is blocked; null in other states
 * @param plan what the step would change; null unless the state is OPEN
 */
public record Check(State state, String detail, Remedy remedy, Failure failure, Plan plan) {
  /** The state of a step. */
  public enum State {
    DONE,
    /** Done, with something that the operator should know. */
    WARNING,
    /** Not done yet; the plan does it. */
    OPEN,
    /** The operator has to do something first. */
    BLOCKED
  }

  public Check {
    detail = Printable.line(detail);
    remedy = remedy.printable();
  }

  /** Returns the check of a step that is done. */
  public static Check done(String detail) {
    return new Check(State.DONE, detail, Remedy.NONE, null, null);
  }

  /** Returns the check of a step that is done, with something to look at. */
  public static Check warning(String detail, Remedy remedy) {
    return new Check(State.WARNING, detail, remedy, null, null);
  }

  /** Returns the check of a step that is done, with a remedy that is not a command. */
  public static Check warning(String detail, String remedy) {
    return warning(detail, Remedy.of(remedy));
  }

  /** Returns the check of a step that the plan would do. */
  public static Check open(Plan plan) {
    return new Check(State.OPEN, plan.summary(), Remedy.NONE, null, plan);
  }

  /** Returns a result for a step that is blocked for this reason. */
  public static Check blocked(Failure failure) {
    return new Check(State.BLOCKED, failure.what(), failure.remedy(), failure, null);
  }

  /** Returns whether the step is done, with or without a warning. */
  public boolean isSettled() {
    return state == State.DONE || state == State.WARNING;
  }
}
