package io.pxedock.adapter.fetch;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.HeldFile;
import io.pxedock.adapter.files.IoFailure;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.adapter.files.Rights;
import io.pxedock.adapter.files.TemporaryDirectory;
import io.pxedock.model.Failure;
import io.pxedock.spi.BootArchive;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Archives fetched to, and unpacked on, this machine's disk. */
public final class LocalArchive implements BootArchive {
  /** Larger than any boot archive, and still no whole disk. */
  private static final long MAX_BYTES = 8L << 30;

  private final Unpacking.Bounds bounds;
  private final long largest;

  /** Creates an archive reader with the limits of use. */
  public LocalArchive() {
    this(Unpacking.Bounds.DEFAULT, MAX_BYTES);
  }

  /** With other bounds, for tests. */
  LocalArchive(Unpacking.Bounds bounds, long largest) {
    this.bounds = bounds;
    this.largest = largest;
  }

  @Override
  public Path fetch(String source, Path directory, Progress progress) {
    if (isUrl(source)) {
      return new Download(source, directory, largest, progress).run();
    }
    Path file = Path.of(source);
    if (!Files.isRegularFile(file)) {
      throw Failure.unreachable("there is no file " + source, "correct --archive");
    }
    return file;
  }

  private static boolean isUrl(String source) {
    return source.matches("(?i)[a-z][a-z0-9+.-]*://.*");
  }

  @Override
  public Optional<String> fetchedSum(String source, Path directory) {
    return isUrl(source)
        ? new Download(source, directory, largest, Progress.NONE)
            .complete()
            .map(LocalArchive::sha256)
        : Optional.empty();
  }

  @Override
  public void check(Path archive, String sha256, Path directory) {
    if (sha256.isEmpty()) {
      return;
    }
    String wanted = sha256.toLowerCase(Locale.ROOT);
    if (!wanted.matches("[0-9a-f]{64}")) {
      throw Failure.refused(
          "'" + sha256 + "' is not a SHA-256 sum", "write the 64 digits that sha256sum prints");
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
          fetched ? "run it again, or correct --sha256" : "fetch it again, or correct --sha256");
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
    try (HeldDirectory above = above(directory)) {
      String beside = directory.getFileName() + ".new";
      if (Files.exists(above.at(beside), LinkOption.NOFOLLOW_LINKS)) {
        above.deleteTree(beside);
      }
      try (HeldDirectory root = above.privateChild(beside)) {
        new Unpacking(archive, root, bounds, progress).run();
        root.force();
        above.move(beside, above, directory.getFileName().toString());
        above.force();
      } catch (IOException | RuntimeException e) {
        discard(above.path().resolve(beside));
        throw e;
      }
    } catch (IOException e) {
      throw IoFailure.making(directory, e);
    }
  }

  /** Opens the directory in which another is; makes it if it is missing. */
  private static HeldDirectory above(Path directory) throws IOException {
    new LocalFiles().makeDirectory(directory.getParent());
    return HeldDirectory.open(directory.getParent().toRealPath());
  }

  @Override
  public void moveInto(Path unpacked, Path tree) {
    try (HeldDirectory above = HeldDirectory.open(unpacked.getParent().toRealPath());
        HeldDirectory from = above.child(unpacked.getFileName().toString());
        HeldDirectory to = HeldDirectory.open(tree.toRealPath())) {
      for (String part : from.names()) {
        // An older pxedock unpacked all that an archive held.
        if (Unpacking.PARTS.contains(part)) {
          move(from, part, to);
        }
      }
      above.deleteTree(unpacked.getFileName().toString());
    } catch (IOException e) {
      throw IoFailure.making(tree, e);
    }
  }

  /** Moves each file by a rename, so that it is there whole or not at all; none that is there. */
  private static void move(HeldDirectory from, String name, HeldDirectory to) throws IOException {
    boolean isThere = Files.exists(to.at(name), LinkOption.NOFOLLOW_LINKS);
    if (from.rights(name).kind() != Rights.Kind.DIRECTORY) {
      if (!isThere) {
        from.move(name, to, name);
      }
      return;
    }
    if (!isThere) {
      to.makeDirectory(name);
    }
    try (HeldDirectory source = from.child(name);
        HeldDirectory target = to.child(name)) {
      for (String each : source.names()) {
        move(source, each, target);
      }
      target.force();
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
    String beside = "." + target.getFileName() + ".new";
    try (HeldDirectory directory = above(target);
        InputStream in = Files.newInputStream(source)) {
      if (Files.exists(directory.at(beside), LinkOption.NOFOLLOW_LINKS)) {
        directory.delete(beside);
      }
      try (HeldFile file = directory.create(beside, true)) {
        in.transferTo(file.output());
        file.mode(0644);
        file.force();
      }
      directory.move(beside, directory, target.getFileName().toString());
      directory.force();
    } catch (IOException e) {
      throw IoFailure.making(target, e);
    }
  }
}
