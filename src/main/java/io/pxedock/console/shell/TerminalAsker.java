package io.pxedock.console.shell;

import io.pxedock.console.command.Asker;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks on the terminal of the prompt. */
record TerminalAsker(Reading reading) implements Asker {
  /** Reads a line that is not a command; empty after Ctrl-C or Ctrl-D. */
  interface Reading {
    Optional<String> line(String question, Function<String, List<String>> choices);
  }

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public Optional<String> line(String prompt) {
    return line(prompt, word -> List.of());
  }

  @Override
  public Optional<String> line(String prompt, Function<String, List<String>> choices) {
    return reading.line(prompt, choices);
  }
}
