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
 * Where the lines are kept from one session to the next: for nobody else to read, since reasons and
 * names stand in them.
 *
 * @param path nothing when lines cannot be kept
 * @param warning why not, for the operator; empty when all is well
 */
public record HistoryFile(Optional<Path> path, String warning) {
  /** For a session that keeps nothing. */
  public static final HistoryFile NONE = new HistoryFile(Optional.empty(), "");

  /** The file in {@code $XDG_STATE_HOME/pxedock}, made when it is not there. */
  public static HistoryFile of(Map<String, String> environment) {
    Path file = StateDirectory.of(environment).resolve("history");
    try {
      make(file);
      return new HistoryFile(Optional.of(file), "");
    } catch (IOException e) {
      return new HistoryFile(
          Optional.empty(), "lines are not kept: cannot write " + file + "; set XDG_STATE_HOME");
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
