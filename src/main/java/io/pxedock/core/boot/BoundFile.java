package io.pxedock.core.boot;

/** What became of the source of a bind mount since the container started. */
public enum BoundFile {
  SAME,
  /** Something else has its name now: the container still has the old one. */
  REPLACED,
  /** Nothing has its name any more. */
  GONE
}
