package io.pxedock.adapter.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * The owner, the permissions and the identity of a file.
 *
 * @param mode the permission bits, set-id and sticky bits included
 * @param links the number of hard links
 * @param inode equal for two names of one file
 */
public record Rights(int uid, int gid, int mode, int links, Object inode, Kind kind) {
  /** The kinds of file that are told apart. */
  public enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    OTHER
  }

  static Rights of(Path path, LinkOption... options) throws IOException {
    Map<String, Object> unix = Files.readAttributes(path, "unix:*", options);
    Kind kind =
        (Boolean) unix.get("isRegularFile")
            ? Kind.FILE
            : (Boolean) unix.get("isDirectory")
                ? Kind.DIRECTORY
                : (Boolean) unix.get("isSymbolicLink") ? Kind.LINK : Kind.OTHER;
    return new Rights(
        (Integer) unix.get("uid"),
        (Integer) unix.get("gid"),
        (Integer) unix.get("mode") & 07777,
        (Integer) unix.get("nlink"),
        unix.get("fileKey"),
        kind);
  }

  /** Whether others than the owner may make, rename and remove names in this directory. */
  boolean isOpenToOthers() {
    return (mode & 022) != 0 && (mode & 01000) == 0;
  }
}
