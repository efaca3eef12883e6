package io.pxedock.shell;

import io.pxedock.cli.Asker;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Asks at the prompt's terminal. */
record TerminalAsker(UnaryOperator<String> read) implements Asker {
  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public Optional<String> line(String prompt) {
    return Optional.of(read.apply(prompt));
  }

  @Override
  public boolean yes(String question) {
    return read.apply(question + " [y/N] ").strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
