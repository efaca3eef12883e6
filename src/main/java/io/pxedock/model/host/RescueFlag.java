package io.pxedock.model.host;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A rescue flag: the PXELINUX configuration that makes one machine boot the 911 system.
 *
 * @param path the link in {@code pxelinux.cfg}
 * @param since the time when the flag was set, by the file system
 */
public record RescueFlag(Path path, Kind kind, Instant since) {
  /** The form of the flag; pxedock itself makes only links. */
  public enum Kind {
    /** {@code 01-… -> 911boot}. */
    LINK(true),
    /** A hard link to the current {@code 911boot}. */
    HARD_LINK(true),
    /** A copy with the content of {@code 911boot}. */
    COPY(true),
    /** A hard link to or a copy of an earlier {@code 911boot}, which boots the old content. */
    STALE(true),
    /** A symbolic link that leads nowhere inside the container. */
    DANGLING(false),
    /** An empty file: PXELINUX ignores it. */
    EMPTY(false),
    /** A directory, or another thing that is not a file. */
    NOT_A_FILE(false),
    /** A file that dnsmasq may not read, so that it sends none. */
    UNREADABLE(false),
    /** A name that PXELINUX never asks for, such as one with colons or without {@code 01-}. */
    MISNAMED(false);

    private final boolean boots;

    Kind(boolean boots) {
      this.boots = boots;
    }
  }

  /** Returns this flag with another form. */
  public RescueFlag as(Kind other) {
    return new RescueFlag(path, other, since);
  }

  /** Returns whether a machine that loads this flag boots 911. */
  public boolean boots911() {
    return kind.boots;
  }
}
