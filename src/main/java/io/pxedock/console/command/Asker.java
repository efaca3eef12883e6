package io.pxedock.console.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Asks the operator. */
public interface Asker {
  /** Returns whether there is a terminal to ask on. */
  boolean isPresent();

  /** Asks for a line; empty without a terminal and after its end. */
  default Optional<String> line(String prompt) {
    return Optional.empty();
  }

  /**
   * Asks for a line and completes it where the terminal can.
   *
   * @param choices returns the choices for the typed text
   */
  default Optional<String> line(String prompt, Function<String, List<String>> choices) {
    return line(prompt);
  }

  /** Sets what is said if the program is ended while it asks; empty for nothing. */
  default void onCutOff(List<String> lines) {}

  /** Asks a question; every answer but y and yes is a no. */
  default boolean yes(String question) {
    return isYes(line(question + " [y/N] ").orElse(""));
  }

  /**
   * Asks a question about several hosts, to which only their number is a yes; about one host it is
   * a plain question.
   */
  default boolean yes(String question, int hosts) {
    return hosts > 1
        ? line(question + " Type " + hosts + " to go on: ")
            .filter(answer -> answer.strip().equals(String.valueOf(hosts)))
            .isPresent()
        : yes(question);
  }

  /** Returns whether an answer is y or yes, in upper or lower case. */
  static boolean isYes(String answer) {
    return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
