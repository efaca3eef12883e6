package io.pxedock.adapter.files;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Puts a directory on the disk: a new name in it is not there for good before that (fsync(2)). */
public final class DirectorySync {
  private DirectorySync() {}

  /** An interrupt meanwhile is kept for later: not to sync would only leave the outcome unsure. */
  public static void force(Path directory) throws IOException {
    boolean interrupted = false;
    while (!tryForce(directory)) {
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean tryForce(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }
}
