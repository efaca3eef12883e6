package io.pxedock.core.setup;

/** A step of the set-up. */
public interface SetupStep {
  /** Returns the name of the step, one word. */
  String name();

  /** Returns what the step is for, in one sentence for a beginner. */
  String explanation();

  /**
   * Checks what exists and plans what is missing. Changes nothing.
   *
   * @throws io.pxedock.model.Failure UNREACHABLE if something that it checks cannot be reached
   */
  Check check(SetupContext context);
}
