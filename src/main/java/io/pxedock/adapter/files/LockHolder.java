package io.pxedock.adapter.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds who holds a lock by asking the kernel (proc(5), /proc/locks), which knows of living
 * processes only. What a file says about its holder may be old, or a lie.
 */
final class LockHolder {
  /** {@code 1: POSIX ADVISORY WRITE 708 08:01:2228225 0 EOF}; who waits has an arrow. */
  private static final Pattern HELD =
      Pattern.compile("[0-9]+: POSIX +\\S+ +\\S+ +([0-9]+) +[0-9a-f]+:[0-9a-f]+:([0-9]+) .*");

  /** The words of a command line that start pxedock: its jar, or a class of it. */
  private static final Pattern PROGRAM = Pattern.compile("(.*/)?pxedock\\.jar|io\\.pxedock\\..+");

  /** A command line is as long as its process likes. */
  private static final int MAX_COMMAND_BYTES = 1 << 16;

  private LockHolder() {}

  /** Returns the process that holds a lock on the file; empty if it is in another container. */
  static Optional<Long> of(Rights file) {
    // The key of a file ends in "ino=N)": its device may have another number in /proc/locks.
    String inode = String.valueOf(file.inode()).replaceFirst("^.*ino=([0-9]+)\\)$", "$1");
    try (Stream<String> lines = Files.lines(Path.of("/proc/locks"), StandardCharsets.US_ASCII)) {
      return lines
          .map(HELD::matcher)
          .filter(held -> held.matches() && held.group(2).equals(inode))
          .map((Matcher held) -> Long.valueOf(held.group(1)))
          .filter(pid -> pid > 0)
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Returns whether a process is a pxedock, as far as its command line says so. */
  static boolean isPxedock(long pid) {
    if (pid == ProcessHandle.current().pid()) {
      return true;
    }
    try (InputStream in = Files.newInputStream(Path.of("/proc/" + pid + "/cmdline"))) {
      String command = new String(in.readNBytes(MAX_COMMAND_BYTES), StandardCharsets.UTF_8);
      return command.isEmpty()
          || Stream.of(command.split("\0")).anyMatch(PROGRAM.asMatchPredicate());
    } catch (IOException e) {
      return true; // ended meanwhile, or hidden from this user
    }
  }
}
