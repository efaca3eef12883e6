package io.pxedock.cli;

import java.util.Optional;

/** Asks a person. */
public interface Asker {
  /** Whether there is somebody to ask. */
  boolean isPresent();

  /** Asks for a line; nothing when no line can be had, or no more is to come. */
  default Optional<String> line(String prompt) {
    return Optional.empty();
  }

  /** Asks for a yes; anything else is a no. */
  boolean yes(String question);
}
