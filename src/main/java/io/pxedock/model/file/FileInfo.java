package io.pxedock.model.file;

import java.time.Instant;

/**
 * The properties of a path, without following links.
 *
 * @param inode device and inode number: equal for two paths of the same file
 * @param owner the number of the user
 * @param mode the permissions, such as 0644
 * @param changed the later of mtime and ctime, so that a rename and a copy with preserved times
 *     count as changes
 */
public record FileInfo(
    Kind kind, long size, String inode, int owner, int mode, Instant modified, Instant changed) {
  private static final int FIRST_PERSON = 1000;

  /**
   * Returns whether no dnsmasq can send this file by TFTP, as root or as a user of its own. Where
   * that depends on the user or group that dnsmasq has in its container, the answer is no.
   */
  public boolean isClosedToDaemons() {
    boolean isOwnersAlone = (mode & 0044) == 0;
    boolean isOfDaemon = owner > 0 && owner < FIRST_PERSON && (mode & 0400) != 0;
    return isOwnersAlone && !isOfDaemon;
  }

  /** The type of a file. */
  public enum Kind {
    FILE,
    LINK,
    DIRECTORY,
    OTHER
  }
}
