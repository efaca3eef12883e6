package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Says in one line why the file system refused, and what to do about it. */
public final class IoFailure {
  private IoFailure() {}

  /** For what only looks (exit 4). */
  public static Failure reading(Path path, IOException cause) {
    return Failure.unreachable(
            "cannot read " + path + ": " + reason(path, cause), remedy(path, cause))
        .because(cause);
  }

  /** For a directory that has to be there first. */
  public static Failure making(Path path, IOException cause) {
    return Failure.failed("cannot create " + path + ": " + reason(path, cause), remedy(path, cause))
        .because(cause);
  }

  /** For what changes something (exit 1). */
  static Failure writing(Path path, IOException cause) {
    return Failure.failed("cannot write " + path + ": " + reason(path, cause), remedy(path, cause))
        .because(cause);
  }

  private static String reason(Path path, IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException missing) {
      return named(path, missing.getFile()) + " does not exist";
    }
    if (cause instanceof NotDirectoryException || cause instanceof DirectoryNotEmptyException) {
      return named(path, cause.getMessage()) + " is not what belongs there";
    }
    String reason = cause instanceof FileSystemException fs ? fs.getReason() : cause.getMessage();
    // The C library's words begin in upper case: "No space left on device".
    return reason == null || reason.isEmpty()
        ? cause.getClass().getSimpleName()
        : reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
  }

  // A name in a directory that is held open is looked up below a descriptor.
  private static String named(Path path, String file) {
    return String.valueOf(file).startsWith("/proc/self/fd/") ? path.toString() : file;
  }

  // The JDK has no type for these errors, only the C library's words (strerror, in the C locale
  // whatever the user's, since the JVM does not translate them).
  private static String remedy(Path path, IOException cause) {
    String reason = reason(path, cause);
    if (reason.contains("no space left") || reason.contains("quota")) {
      return "free some space there (df -h " + path.getParent() + "), then run it again";
    }
    if (reason.contains("read-only file system")) {
      return "mount it writable, or choose another work directory with -w";
    }
    if (reason.contains("permission denied") || reason.contains("not permitted")) {
      return "run pxedock as the owner of the files, or with sudo";
    }
    if (reason.contains("does not exist") || reason.contains("not a directory")) {
      return "check the work directory, which -w or PXEDOCK_WORKDIR names";
    }
    return "look at it with 'ls -la " + path.getParent() + "'";
  }
}
