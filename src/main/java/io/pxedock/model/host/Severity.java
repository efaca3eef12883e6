package io.pxedock.model.host;

/** How much a problem matters: an error stops a boot, a warning may. */
public enum Severity {
  ERROR,
  WARNING
}
