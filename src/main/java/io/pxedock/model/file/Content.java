package io.pxedock.model.file;

import io.pxedock.model.text.Bytes;

/** The content at a path: nothing, a file with its bytes, or a symbolic link. */
public sealed interface Content {
  Content ABSENT = new Absent();

  /** Returns the content of a regular file. */
  static Content file(Bytes bytes) {
    return new Regular(bytes);
  }

  /** Returns the content of a symbolic link. */
  static Content link(String target) {
    return new Symlink(target);
  }

  /** No file. */
  record Absent() implements Content {}

  /** A file. */
  record Regular(Bytes bytes) implements Content {}

  /** A symbolic link. */
  record Symlink(String target) implements Content {}
}
