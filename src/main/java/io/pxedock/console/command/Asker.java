package io.pxedock.console.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Asks a person. */
public interface Asker {
  /** Whether there is somebody to ask. */
  boolean isPresent();

  /** Asks for a line; nothing when no line can be had, or no more is to come. */
  default Optional<String> line(String prompt) {
    return Optional.empty();
  }

  /**
   * The same, with what may be typed, where the terminal can help to type it.
   *
   * @param choices by what is typed already
   */
  default Optional<String> line(String prompt, Function<String, List<String>> choices) {
    return line(prompt);
  }

  /** Asks for a yes; anything else is a no. */
  default boolean yes(String question) {
    return isYes(line(question + " [y/N] ").orElse(""));
  }

  /** Returns whether an answer is y or yes, in upper or lower case. */
  static boolean isYes(String answer) {
    return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
