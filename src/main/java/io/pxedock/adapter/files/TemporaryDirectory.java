package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A directory that lasts as long as the program. */
public final class TemporaryDirectory {
  private static final int TRIES = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TemporaryDirectory() {}

  /**
   * With a name that fits on a screen, such as {@code pxedock-demo-3f2a}.
   *
   * @throws Failure UNREACHABLE if none can be made
   */
  public static Path create(String prefix) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (HeldDirectory above = HeldDirectory.open(temporary.toRealPath())) {
      for (int i = 0; ; i++) {
        // Another program's, or an earlier one's, is never taken over.
        String name = String.format("%s-%04x", prefix, RANDOM.nextInt(1 << 16));
        try {
          above.makePrivateDirectory(name);
          return above.path().resolve(name);
        } catch (FileAlreadyExistsException e) {
          if (i == TRIES) {
            throw e;
          }
        }
      }
    } catch (IOException e) {
      throw Failure.unreachable(
              "cannot create a temporary directory", "free some space in /tmp, or set TMPDIR")
          .because(e);
    }
  }

  /** Removes it with all that is in it; what cannot be removed stays. */
  public static void remove(Path directory) {
    try (HeldDirectory above = HeldDirectory.open(directory.getParent().toRealPath())) {
      above.deleteTree(directory.getFileName().toString());
    } catch (IOException e) {
      // The system clears its temporary directory itself; a demo has nothing to lose in it.
      return;
    }
  }
}
