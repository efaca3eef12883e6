package io.pxedock.console.render;

/** What a piece of text means; each has one look everywhere. */
public enum Tone {
  PLAIN,
  STRONG,
  FAINT,
  GOOD,
  WARNING,
  BAD,
  /** Keys, titles of the panel in focus. */
  ACCENT
}
