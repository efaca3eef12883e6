package io.pxedock.console.render;

import java.util.Locale;

/** The forms of an answer. */
public enum Output {
  TABLE,
  JSON,
  CSV;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
