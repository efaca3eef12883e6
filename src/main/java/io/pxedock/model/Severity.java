package io.pxedock.model;

/** How much a problem matters: an error stops a boot, a warning may. */
public enum Severity {
  ERROR,
  WARNING
}
