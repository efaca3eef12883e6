package io.pxedock.console.setup;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks questions, one line each. */
public interface Dialogue {
  /** Shows a heading. */
  void heading(String text);

  /** Shows a line. */
  void say(String line);

  /** Sets what is said if the program is ended while it asks; empty for nothing. */
  default void onCutOff(List<String> lines) {}

  /**
   * Returns the typed line; empty at the end of input.
   *
   * @param choices returns the values that complete a typed beginning; empty if any text is allowed
   */
  Optional<String> ask(String prompt, Function<String, List<String>> choices);
}
