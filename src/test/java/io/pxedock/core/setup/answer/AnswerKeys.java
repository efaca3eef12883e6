package io.pxedock.core.setup.answer;

import java.util.List;

/** The words of the answers, for tests of the front ends. */
public final class AnswerKeys {
  private AnswerKeys() {}

  public static List<String> words() {
    return AnswerKey.allWords();
  }
}
