package io.pxedock.adapter.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An attacker who may write a directory that root writes too, in a process of its own. */
final class RacingUser {
  private RacingUser() {}

  /**
   * {@code ATTACK DIRECTORY VICTIM}: swaps things in the directory for links to the victim, as fast
   * as it can, until it is killed.
   */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[1]);
    Path victim = Path.of(arguments[2]);
    System.out.println("racing");
    while (true) {
      try {
        switch (arguments[0]) {
          case "temporary-link" -> temporaries(directory, victim, false);
          case "temporary-hard-link" -> temporaries(directory, victim, true);
          case "temporary-mine" -> myOwn(directory, victim);
          case "target-link" -> target(directory.resolve("hosts"), victim);
          case "directory-link" -> directory(directory, victim.getParent());
          default -> throw new IllegalArgumentException(arguments[0]);
        }
      } catch (IOException e) {
        continue; // too late this time
      }
    }
  }

  private static void temporaries(Path directory, Path victim, boolean hard) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, ".*pxedock-*")) {
      for (Path each : all) {
        Files.delete(each);
        if (hard) {
          Files.createLink(each, victim);
        } else {
          Files.createSymbolicLink(each, victim);
        }
      }
    }
  }

  /** Moves another file of root's, which is in this directory, to the temporary name. */
  private static void myOwn(Path directory, Path victim) throws IOException {
    Path inside = directory.resolve("closed");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, ".*pxedock-*")) {
      for (Path each : all) {
        Files.move(inside, each, StandardCopyOption.ATOMIC_MOVE);
        Files.move(each, inside, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static void target(Path file, Path victim) throws IOException {
    Path kept = file.resolveSibling("kept");
    Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
    Files.createSymbolicLink(file, victim);
    Files.move(kept, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void directory(Path directory, Path elsewhere) throws IOException {
    Path kept = directory.resolveSibling("kept");
    Path link = directory.resolveSibling("link");
    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.createSymbolicLink(link, elsewhere);
    }
    Files.move(directory, kept, StandardCopyOption.ATOMIC_MOVE);
    Files.move(link, directory, StandardCopyOption.ATOMIC_MOVE);
    Files.move(directory, link, StandardCopyOption.ATOMIC_MOVE);
    Files.move(kept, directory, StandardCopyOption.ATOMIC_MOVE);
  }
}
