package io.pxedock.adapter.fetch;

import io.pxedock.adapter.files.IoFailure;
import io.pxedock.adapter.files.TemporaryDirectory;
import io.pxedock.model.Failure;
import io.pxedock.spi.BootArchive;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Archives fetched to, and unpacked on, this machine's disk. */
public final class LocalArchive implements BootArchive {
  /** Larger than any boot archive, and still no whole disk. */
  private static final long LARGEST = 8L << 30;

  private final Unpacking.Bounds bounds;
  private final long largest;

  public LocalArchive() {
    this(Unpacking.Bounds.USUAL, LARGEST);
  }

  /** With other bounds, for tests. */
  LocalArchive(Unpacking.Bounds bounds, long largest) {
    this.bounds = bounds;
    this.largest = largest;
  }

  @Override
  public Path fetch(String source, Path directory, Progress progress) {
    if (source.matches("(?i)[a-z][a-z0-9+.-]*://.*")) {
      return new Download(source, directory, largest, progress).run();
    }
    Path file = Path.of(source);
    if (!Files.isRegularFile(file)) {
      throw Failure.unreachable("there is no file " + source, "correct archive");
    }
    return file;
  }

  @Override
  public void check(Path archive, String sha256, Path directory) {
    if (sha256.isEmpty()) {
      return;
    }
    String wanted = sha256.toLowerCase(Locale.ROOT);
    if (!wanted.matches("[0-9a-f]{64}")) {
      throw Failure.refused(
          "'" + sha256 + "' is no SHA-256 sum", "write the 64 digits that sha256sum prints");
    }
    String found = sha256(archive);
    if (!found.equals(wanted)) {
      // What was fetched would be taken for good the next time; somebody's own file stays.
      boolean fetched = archive.startsWith(directory);
      if (fetched) {
        TemporaryDirectory.remove(directory);
      }
      throw Failure.refused(
          archive.getFileName() + " has the SHA-256 sum " + found + ", not " + wanted,
          fetched ? "fetch it again, or correct sha256" : "get it again, or correct sha256");
    }
  }

  private static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw IoFailure.reading(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void unpack(Path archive, Path directory, Progress progress) {
    Path beside = directory.resolveSibling(directory.getFileName() + ".new");
    TemporaryDirectory.remove(beside);
    boolean whole = false;
    try {
      Files.createDirectories(beside);
      Path tree = new Unpacking(archive, beside, bounds, progress).run();
      Files.move(tree, directory);
      whole = true;
    } catch (IOException e) {
      throw IoFailure.making(directory, e);
    } finally {
      if (!whole || Files.exists(beside)) {
        TemporaryDirectory.remove(beside);
      }
    }
  }

  @Override
  public void moveInto(Path unpacked, Path tree) {
    try {
      Files.walkFileTree(unpacked, new Mover(unpacked, tree));
    } catch (IOException e) {
      throw IoFailure.making(tree, e);
    }
    TemporaryDirectory.remove(unpacked);
  }

  /** Each file by a rename, so that it is there whole or not at all. */
  private static final class Mover extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Mover(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    private Path target(Path path) {
      return to.resolve(from.relativize(path).toString());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (!Files.isDirectory(target(directory))) {
        Files.createDirectory(target(directory));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!Files.exists(target(file), LinkOption.NOFOLLOW_LINKS)) {
        Files.move(file, target(file));
      }
      return FileVisitResult.CONTINUE;
    }
  }

  @Override
  public void discard(Path directory) {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      TemporaryDirectory.remove(directory);
    }
  }

  @Override
  public void copy(Path source, Path target) {
    Path beside = target.resolveSibling("." + target.getFileName() + ".new");
    try {
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(beside);
      Files.copy(source, beside);
      Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(beside, target);
    } catch (IOException e) {
      throw IoFailure.making(target, e);
    }
  }
}
