package io.pxedock.console.completion;

import io.pxedock.model.Printable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the description beside a suggestion, safe to show for any content of the files. */
final class Described {
  private Described() {}

  static String by(String... words) {
    return Stream.of(words)
        .filter(w -> !w.isEmpty())
        .map(Printable::line)
        .collect(Collectors.joining(" "));
  }
}
