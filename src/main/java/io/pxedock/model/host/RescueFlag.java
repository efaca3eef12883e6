package io.pxedock.model.host;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A 911 flag: the PXELINUX configuration that makes one machine boot the 911 system.
 *
 * @param path the link in {@code pxelinux.cfg}
 * @param since when it was made, by the file system
 */
public record RescueFlag(Path path, Kind kind, Instant since) {
  /** How the flag was made; only the first kind is pxedock's own. */
  public enum Kind {
    /** {@code 01-… -> 911boot}. */
    LINK(true),
    /** A hard link to the {@code 911boot} of now. */
    HARD_LINK(true),
    /** A copy with the same content as {@code 911boot}. */
    COPY(true),
    /** A hard link or copy of an earlier {@code 911boot}: it still boots the old content. */
    STALE(true),
    /** A symbolic link to a path that does not exist inside the container. */
    DANGLING(false);

    private final boolean boots;

    Kind(boolean boots) {
      this.boots = boots;
    }
  }

  /** Whether a machine that finds it really boots 911 from it. */
  public boolean boots911() {
    return kind.boots;
  }
}
