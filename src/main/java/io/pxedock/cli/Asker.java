package io.pxedock.cli;

import java.util.Optional;

/** Asks a person. */
public interface Asker {
  /** Whether there is somebody to ask. */
  boolean isPresent();

  /** Asks for a line; nothing when there is no more to come. */
  Optional<String> line(String prompt);

  /** Asks for a yes; anything else is a no. */
  boolean yes(String question);
}
