package io.pxedock.model.file;

import java.time.Instant;

/**
 * The properties of a path, without following links.
 *
 * @param inode device and inode number: equal for two paths of the same file
 * @param owner the number of the user
 * @param changed the later of mtime and ctime, so that a rename and a copy with preserved times
 *     count as changes
 */
public record FileInfo(
    Kind kind, long size, String inode, int owner, Instant modified, Instant changed) {
  /** The type of a file. */
  public enum Kind {
    FILE,
    LINK,
    DIRECTORY,
    OTHER
  }
}
