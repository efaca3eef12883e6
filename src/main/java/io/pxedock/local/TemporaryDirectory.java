package io.pxedock.local;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that lasts as long as the program. */
public final class TemporaryDirectory {
  private TemporaryDirectory() {}

  /**
   * @throws Failure unreachable, when none can be made
   */
  public static Path create(String prefix) {
    try {
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
