package io.pxedock.model.host;

/** How serious a problem is: an error prevents a boot, a warning can prevent one. */
public enum Severity {
  ERROR,
  WARNING
}
