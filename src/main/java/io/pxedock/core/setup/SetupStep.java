package io.pxedock.core.setup;

/** One part of the way to a server that works. */
public interface SetupStep {
  /** In one word. */
  String name();

  /** What it is for, in a sentence that a beginner understands. */
  String explanation();

  /**
   * Looks at what is there, and says what would have to be done. Changes nothing.
   *
   * @throws io.pxedock.model.Failure when what it needs to see cannot be seen
   */
  Check check(SetupContext situation);
}
