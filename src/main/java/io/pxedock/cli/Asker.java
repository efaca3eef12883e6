package io.pxedock.cli;

/** Asks a person. */
public interface Asker {
  /** Whether there is somebody to ask. */
  boolean isPresent();

  /** Asks for a yes; anything else is a no. */
  boolean yes(String question);
}
