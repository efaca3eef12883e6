package io.pxedock.console.render;

/** The meaning of a piece of text, which decides how it looks. */
public enum Tone {
  PLAIN,
  STRONG,
  FAINT,
  GOOD,
  WARNING,
  BAD,
  /** Keys, titles of the panel in focus. */
  ACCENT,
  /** A shell command: a long one is continued behind a backslash, so that it can be copied. */
  COMMAND
}
