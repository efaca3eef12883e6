package io.pxedock.console.setup;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Talks with somebody who is set questions, one line each. */
public interface Dialogue {
  void heading(String text);

  void say(String line);

  /**
   * What was typed, nothing when no more is to come.
   *
   * @param choices what may be typed, by what is typed of it already; empty when that is anything
   */
  Optional<String> ask(String prompt, Function<String, List<String>> choices);
}
