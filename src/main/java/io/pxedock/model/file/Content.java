package io.pxedock.model.file;

import io.pxedock.model.text.Bytes;

/** What stands at a path: nothing, a file with these bytes, or a symbolic link. */
public sealed interface Content {
  Content ABSENT = new Absent();

  static Content file(Bytes bytes) {
    return new Regular(bytes);
  }

  static Content link(String target) {
    return new Symlink(target);
  }

  /** Nothing stands there. */
  record Absent() implements Content {}

  /** A file. */
  record Regular(Bytes bytes) implements Content {}

  /** A symbolic link. */
  record Symlink(String target) implements Content {}
}
