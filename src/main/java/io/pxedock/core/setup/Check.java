package io.pxedock.core.setup;

import io.pxedock.core.operation.Plan;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.Remedy;

/**
 * What a step found.
 *
 * @param detail in one line
 * @param remedy what to do by hand; empty when there is nothing
 * @param failure why it cannot go on; null unless blocked
 * @param plan what it would do; null unless there is something to do
 */
public record Check(State state, String detail, Remedy remedy, Failure failure, Plan plan) {
  /** How far a step is. */
  public enum State {
    DONE,
    /** Done, but there is something to know. */
    WARNING,
    /** Its plan would do it. */
    OPEN,
    /** Somebody has to do something first. */
    BLOCKED
  }

  public Check {
    detail = Printable.line(detail);
    remedy = remedy.printable();
  }

  public static Check done(String detail) {
    return new Check(State.DONE, detail, Remedy.NONE, null, null);
  }

  public static Check warning(String detail, Remedy remedy) {
    return new Check(State.WARNING, detail, remedy, null, null);
  }

  public static Check warning(String detail, String remedy) {
    return warning(detail, Remedy.of(remedy));
  }

  public static Check open(Plan plan) {
    return new Check(State.OPEN, plan.summary(), Remedy.NONE, null, plan);
  }

  /** Blocked, for this reason. */
  public static Check blocked(Failure failure) {
    return new Check(State.BLOCKED, failure.what(), failure.remedy(), failure, null);
  }

  /** Whether nothing is left to be done about it. */
  public boolean isSettled() {
    return state == State.DONE || state == State.WARNING;
  }
}
