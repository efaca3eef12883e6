package io.pxedock.app;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.adapter.files.TemporaryDirectory;
import io.pxedock.core.engine.ProcessMark;
import io.pxedock.model.Failure;
import io.pxedock.spi.WorkFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The directories of demos: removed at the end of the program, or when the next demo starts. */
final class DemoDirectory {
  private static final String PREFIX = "pxedock-demo";

  /** Names the process of the demo, in its directory. */
  private static final String MARK = ".pxedock-demo";

  private static final int MAX_TRIES = 20;

  private DemoDirectory() {}

  /**
   * Creates the directory of a demo, which is removed when the program ends, also by a signal.
   * Directories of demos that were killed are removed now.
   */
  static Path create() {
    Path directory = TemporaryDirectory.create(PREFIX);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> removeWhole(directory), "remove-demo"));
    mark(directory, ProcessMark.ofThisProcess());
    removeDead(directory.getParent());
    return directory;
  }

  static void mark(Path directory, String process) {
    try {
      HeldDirectory.put(directory.resolve(MARK), process.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Failure.unreachable(
              "cannot write into " + directory, "make room in /tmp, or set TMPDIR")
          .because(e);
    }
  }

  // A thread of the sandbox may still write: what it leaves is removed in a further go.
  private static void removeWhole(Path directory) {
    WorkFiles files = new LocalFiles();
    for (int i = 0; i < MAX_TRIES && files.info(directory).isPresent(); i++) {
      TemporaryDirectory.remove(directory);
    }
  }

  /** Removes the directories of demos of this user whose process does not run any more. */
  static void removeDead(Path temporary) {
    WorkFiles files = new LocalFiles();
    for (String name : files.list(temporary)) {
      Path directory = temporary.resolve(name);
      if (name.matches(PREFIX + "-[0-9a-f]{4}") && isDead(files, directory)) {
        TemporaryDirectory.remove(directory);
      }
    }
  }

  private static boolean isDead(WorkFiles files, Path directory) {
    try {
      if (files.stranger(directory).isPresent()) {
        return false;
      }
      WorkFiles.OwnedFile mark = files.readOwned(directory.resolve(MARK));
      String process = new String(mark.bytes().toArray(), StandardCharsets.UTF_8);
      return mark.stranger().isEmpty() && !ProcessMark.isAlive(process);
    } catch (Failure e) {
      // Without a mark it is not known whose it is.
      return false;
    }
  }
}
