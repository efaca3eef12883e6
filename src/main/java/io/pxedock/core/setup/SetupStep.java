package io.pxedock.core.setup;

import io.pxedock.core.setup.answer.AnswerKey;
import java.util.List;

/** One part of the way to a server that works. */
public interface SetupStep {
  /** In one word. */
  String name();

  /** What it is for, in a sentence that a beginner understands. */
  String explanation();

  /** What has to be known for it. */
  List<AnswerKey> questions();

  /**
   * Looks at what is there, and says what would have to be done. Changes nothing.
   *
   * @throws io.pxedock.model.Failure when what it needs to see cannot be seen
   */
  Check check(SetupContext situation);
}
