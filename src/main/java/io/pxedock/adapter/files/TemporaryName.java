package io.pxedock.adapter.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for files that exist only while another is being replaced: {@code .pxedock-<pid>-<random>}.
 * The process is in the name so that what a crash left behind can be told from what is being
 * written.
 */
final class TemporaryName {
  private static final Pattern NAME = Pattern.compile("\\.pxedock-([0-9]{1,18})-[0-9a-f]{16}");

  private TemporaryName() {}

  /** Returns a name that no file has. */
  static String next() {
    return String.format(
        ".pxedock-%d-%016x", ProcessHandle.current().pid(), ThreadLocalRandom.current().nextLong());
  }

  static boolean isOne(String name) {
    return NAME.matcher(name).matches();
  }

  /** Where a work directory has files that are replaced. */
  private static final List<String> PLACES =
      List.of(".", "conf", "tftpboot", "tftpboot/pxelinux.cfg", ".pxedock", ".pxedock/journal");

  /**
   * Sweeps the work directory that a lock is for, when the lock is where pxedock has its own; else
   * only the directory that it is in.
   *
   * @param directory the lock's, without links
   */
  static void sweepAround(Path directory) {
    if (!directory.endsWith(".pxedock")) {
      sweep(directory);
      return;
    }
    for (String place : PLACES) {
      sweep(directory.resolveSibling(place).normalize());
    }
  }

  private static void sweep(Path directory) {
    if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
      return;
    }
    try (HeldDirectory held = HeldDirectory.open(directory)) {
      sweep(held);
    } catch (IOException e) {
      // What cannot be looked at now is swept with the next write there.
    }
  }

  /**
   * Removes from a directory what writers that no longer live have left there. What cannot be
   * removed stays: it is in nobody's way.
   */
  static void sweep(HeldDirectory directory) {
    try {
      for (String each : directory.names()) {
        Matcher name = NAME.matcher(each);
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          directory.delete(each);
        }
      }
    } catch (IOException e) {
      // The write that follows meets the same obstacle and reports it.
    }
  }
}
