package io.pxedock.render;

/** The forms of an answer. */
public enum Output {
  TABLE,
  JSON,
  CSV
}
