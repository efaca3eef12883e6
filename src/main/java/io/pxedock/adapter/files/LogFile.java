package io.pxedock.adapter.files;

import io.pxedock.model.file.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Where the libraries log: a small file in the user's state directory, never the terminal. The JDK
 * makes one of these when the first library asks for a logger, and says where it is in the system
 * property {@code pxedock.log} (see {@link java.util.logging.LogManager}, {@code
 * java.util.logging.config.class}).
 */
public final class LogFile {
  private static final int MAX_BYTES = 1 << 20;

  /** Creates a reader of saved logs. */
  public LogFile() {
    Path directory = StateDirectory.of(System.getenv());
    try {
      Files.createDirectories(directory);
      Path log = directory.resolve("pxedock.log");
      Handler file = new FileHandler(log.toString(), MAX_BYTES, 1, true);
      file.setFormatter(new SimpleFormatter());
      file.setLevel(Level.WARNING);
      Logger.getLogger("").addHandler(file);
      System.setProperty("pxedock.log", log.toString());
    } catch (IOException e) {
      // Failures reach the operator without the log, so a missing log is ignored.
      Logger.getLogger("").setLevel(Level.OFF);
    }
  }

  /** Makes the JDK use it, without loading anything yet. */
  public static void install() {
    System.setProperty("java.util.logging.config.class", LogFile.class.getName());
  }
}
