package io.pxedock.console.completion;

import io.pxedock.model.Printable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The few words beside a suggestion, safe to show whatever the files hold. */
final class Described {
  private Described() {}

  static String by(String... words) {
    return Stream.of(words)
        .filter(w -> !w.isEmpty())
        .map(Printable::line)
        .collect(Collectors.joining(" "));
  }
}
