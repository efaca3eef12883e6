package io.pxedock.model.file;

import java.time.Instant;

/**
 * What the file system says of a path, links not followed.
 *
 * @param inode device and inode: two paths with the same one are the same file
 * @param changed the later of its content's and its inode's last change, so that neither a rename
 *     nor a copy with kept times goes unseen
 */
public record FileInfo(Kind kind, long size, String inode, Instant modified, Instant changed) {
  /** What kind of file it is. */
  public enum Kind {
    FILE,
    LINK,
    DIRECTORY,
    OTHER
  }
}
