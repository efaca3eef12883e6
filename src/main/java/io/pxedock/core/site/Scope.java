package io.pxedock.core.site;

/** How much of a site is observed: each scope includes the scopes before it. */
public enum Scope {
  /** The work directory, with the bind mounts of the reference procedure; no call to Docker. */
  WORKDIR,
  /** The work directory, the container for its bind mounts, and its log for dnsmasq's version. */
  FILES,
  /** dnsmasq as well: its process, and the files it serves. */
  DAEMON,
  /** The whole boot path: network, switch and boot images as well. */
  EVERYTHING;

  /** Returns whether everything that the other scope observes is observed. */
  public boolean holds(Scope other) {
    return compareTo(other) >= 0;
  }
}
