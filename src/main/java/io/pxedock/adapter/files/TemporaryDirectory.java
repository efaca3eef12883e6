package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that lasts as long as the program. */
public final class TemporaryDirectory {
  private static final int TRIES = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TemporaryDirectory() {}

  /**
   * With a name that fits on a screen, such as {@code pxedock-demo-3f2a}.
   *
   * @throws Failure unreachable, when none can be made
   */
  public static Path create(String prefix) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    FileAttribute<?> ours =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    try {
      for (int i = 0; i < TRIES; i++) {
        String name = String.format("%s-%04x", prefix, RANDOM.nextInt(1 << 16));
        try {
          return Files.createDirectory(temporary.resolve(name), ours).toRealPath();
        } catch (FileAlreadyExistsException e) {
          // Another program's, or an earlier one's: never taken over.
          continue;
        }
      }
      return Files.createTempDirectory(prefix).toRealPath();
    } catch (IOException e) {
      throw Failure.unreachable(
              "cannot make a temporary directory", "make room in /tmp, or set TMPDIR")
          .because(e);
    }
  }

  /** Removes it with all that is in it; what cannot be removed stays. */
  public static void remove(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // The system clears its temporary directory itself; a demo has nothing to lose in it.
      return;
    }
  }
}
