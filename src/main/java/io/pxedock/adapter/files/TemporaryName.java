package io.pxedock.adapter.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names for files that exist only while another is being replaced: {@code .pxedock-<pid>-<random>}.
 * The process is in the name so that what a crash left behind can be told from what is being
 * written.
 */
final class TemporaryName {
  private static final Pattern NAME = Pattern.compile("\\.pxedock-([0-9]{1,18})-[0-9a-f]{16}");

  private TemporaryName() {}

  static Path beside(Path target) {
    return target.resolveSibling(
        String.format(
            ".pxedock-%d-%016x",
            ProcessHandle.current().pid(), ThreadLocalRandom.current().nextLong()));
  }

  static boolean isOne(String name) {
    return NAME.matcher(name).matches();
  }

  /** How deep a work directory is: {@code tftpboot/pxelinux.cfg}, {@code .pxedock/journal}. */
  private static final int DEPTH = 2;

  /**
   * Sweeps the work directory that a lock is for, when the lock is where pxedock has its own; else
   * only the directory in which it lies.
   */
  static void sweepAround(Path lock) {
    Path directory = lock.getParent();
    if (!directory.endsWith(".pxedock")) {
      sweep(directory);
      return;
    }
    try (Stream<Path> paths = Files.walk(directory.getParent(), DEPTH)) {
      paths.filter(path -> Files.isDirectory(path, NOFOLLOW_LINKS)).forEach(TemporaryName::sweep);
    } catch (IOException | UncheckedIOException e) {
      // What cannot be looked at now is swept with the next write there.
    }
  }

  /**
   * Removes from a directory what writers that no longer live have left there. What cannot be
   * removed stays: it is in nobody's way.
   */
  static void sweep(Path directory) {
    try (DirectoryStream<Path> names = Files.newDirectoryStream(directory, ".pxedock-*")) {
      for (Path path : names) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // The write that follows meets the same obstacle and reports it.
    }
  }
}
