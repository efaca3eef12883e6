package io.pxedock.setup;

import java.util.Optional;

/** Talks with somebody who is set questions, one line each. */
public interface Dialogue {
  void heading(String text);

  void say(String line);

  /** What was typed, nothing when no more is to come. */
  Optional<String> ask(String prompt);
}
