package io.pxedock.console.shell;

import io.pxedock.model.file.StateDirectory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * The file that keeps typed lines between sessions. Only its owner can read it, because lines
 * contain reasons and names.
 *
 * @param path the file; empty if lines cannot be kept
 * @param warning the reason for the operator; empty for none
 */
public record HistoryFile(Optional<Path> path, String warning) {
  /** Returns the history of a session that keeps no lines. */
  public static final HistoryFile NONE = new HistoryFile(Optional.empty(), "");

  /** The file in {@code $XDG_STATE_HOME/pxedock}, made when it is not there. */
  public static HistoryFile of(Map<String, String> environment) {
    Path file = StateDirectory.of(environment).resolve("history");
    try {
      make(file);
      return new HistoryFile(Optional.of(file), "");
    } catch (IOException e) {
      return new HistoryFile(
          Optional.empty(),
          "the history is not kept: cannot write " + file + "; set XDG_STATE_HOME");
    }
  }

  private static void make(Path file) throws IOException {
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(file) || !Files.isWritable(file) || !Files.isReadable(file)) {
        throw e;
      }
    }
  }
}
