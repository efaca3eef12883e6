package io.pxedock.core.site;

/** How much of a site is looked at: each scope holds the ones before it. */
public enum Scope {
  /** The work directory alone, by the binds of the reference procedure: no Docker is asked. */
  WORKDIR,
  /** The work directory, and the container for its binds. */
  FILES,
  /** dnsmasq too: its log, its process, what it serves. */
  DAEMON,
  /** The whole boot path: network, switch and images as well. */
  EVERYTHING;

  public boolean holds(Scope other) {
    return compareTo(other) >= 0;
  }
}
