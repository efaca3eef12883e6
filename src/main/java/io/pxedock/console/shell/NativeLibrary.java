package io.pxedock.console.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.nativ.OSInfo;

/**
 * JLine's native library, which lies unpacked in {@code native/} beside the program's jar. Left to
 * itself, JLine unpacks it into the temporary directory and loads it from there, which fails on a
 * file system mounted noexec, and lets other users supply code that root runs.
 */
final class NativeLibrary {
  /** Where JLine looks first, in a directory for each system and processor. */
  private static final String PLACE = "library.jline.path";

  /** Where JLine unpacks the library, and removes older ones. */
  private static final String UNPACKED = "jline.tmpdir";

  private NativeLibrary() {}

  /**
   * Makes JLine load the library from beside the jar, and from nowhere else; for tests without a
   * jar, does nothing.
   */
  static void useUnpacked() {
    Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
    Path directory = jar.resolveSibling("native");
    if (System.getProperty(PLACE) == null && Files.isDirectory(directory)) {
      System.setProperty(PLACE, directory.toString());
      // A directory that does not exist: JLine can unpack nothing there.
      System.setProperty(UNPACKED, directory.resolve("unpacked").toString());
    }
  }

  /** Returns why the library cannot be loaded; nothing where it can. */
  static Optional<String> whyNot() {
    String file =
        String.join(
            "/",
            System.getProperty(PLACE, ""),
            OSInfo.getNativeLibFolderPathForCurrentOS(),
            System.mapLibraryName("jlinenative"));
    if (!Files.exists(Path.of(file))) {
      return Optional.of("JLine's native library is missing: " + file);
    }
    try {
      System.load(file);
      return Optional.empty();
    } catch (UnsatisfiedLinkError e) {
      // The JVM and the linker both name the file first.
      String reason = e.getMessage().replace(file + ": ", "");
      return Optional.of("JLine's native library " + file + " cannot be loaded: " + reason);
    }
  }
}
