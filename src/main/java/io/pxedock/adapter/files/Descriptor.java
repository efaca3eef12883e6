package io.pxedock.adapter.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Finds the descriptor of an open file below {@code /proc/self/fd}: the JDK keeps it to itself. */
final class Descriptor {
  private static final Path ALL = Path.of("/proc/self/fd");

  /** The kernel gives the lowest number that is free: often the one of the last file again. */
  private static volatile Path lastDescriptor = ALL.resolve("0");

  private Descriptor() {}

  /**
   * Returns the descriptor of a channel as a path. The kernel reports the position of every
   * descriptor in its file, and no other descriptor is at the random position that is set here.
   *
   * @param real the place where the file should be
   * @throws TurnedElsewhere if the file is at another place
   */
  static Path of(FileChannel channel, Path real) throws IOException {
    return find(channel, descriptor -> leadsTo(descriptor, real))
        .orElseThrow(() -> new TurnedElsewhere(real));
  }

  /** Returns the descriptor of a channel, if it is one of those that are meant. */
  static Optional<Path> find(FileChannel channel, Predicate<Path> meant) throws IOException {
    long mark = ThreadLocalRandom.current().nextLong(1 << 20, 1 << 30);
    channel.position(mark);
    Path last = lastDescriptor;
    if (meant.test(last) && position(last) == mark) {
      channel.position(0);
      return Optional.of(last);
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(ALL)) {
      for (Path each : all) {
        if (meant.test(each) && position(each) == mark) {
          channel.position(0);
          lastDescriptor = each;
          return Optional.of(each);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean leadsTo(Path descriptor, Path real) {
    try {
      return Files.readSymbolicLink(descriptor).equals(real);
    } catch (IOException e) {
      return false; // closed meanwhile: another thread's
    }
  }

  private static long position(Path descriptor) {
    Path info = Path.of("/proc/self/fdinfo").resolve(descriptor.getFileName());
    try (InputStream in = Files.newInputStream(info)) {
      String text = new String(in.readNBytes(64), StandardCharsets.US_ASCII);
      return Long.parseLong(text.replaceFirst("(?s)^pos:\\s*([0-9]+)\n.*", "$1"));
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }
}
