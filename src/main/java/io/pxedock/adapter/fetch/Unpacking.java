package io.pxedock.adapter.fetch;

import io.pxedock.adapter.files.IoFailure;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.spi.Progress;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/**
 * Unpacks a tar archive that nobody vouches for into an empty directory: nothing absolute, no
 * {@code ..}, no link that leaves, nothing through a link, no devices, and not without end.
 */
final class Unpacking {
  /** The ways of packing that are taken, beside none at all. */
  private static final Set<String> PACKED =
      Set.of(
          CompressorStreamFactory.GZIP, CompressorStreamFactory.BZIP2, CompressorStreamFactory.XZ);

  /** What the archive of the boot files holds at its top. */
  private static final Set<String> PARTS = Set.of("conf", "tftpboot", "images");

  /**
   * How much is unpacked at the most.
   *
   * @param bytes of all files together
   */
  record Bounds(long entries, long bytes) {
    static final Bounds USUAL = new Bounds(20_000, 8L << 30);
  }

  private final Path archive;
  private final Path root;
  private final Bounds bounds;
  private final Progress progress;
  private long entries;
  private long bytes;

  Unpacking(Path archive, Path root, Bounds bounds, Progress progress) {
    this.archive = archive;
    this.root = root;
    this.bounds = bounds;
    this.progress = progress;
  }

  /** Returns the directory that holds conf, tftpboot or images: the root, or the one in it. */
  Path run() {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        InputStream plain = plain(file);
        TarArchiveInputStream tar = new TarArchiveInputStream(plain, "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries++;
        if (entries > bounds.entries()) {
          throw refused("holds more than " + bounds.entries() + " entries");
        }
        unpack(tar, entry);
      }
      // What follows the last entry is read too: a sum at the end says whether all is there.
      plain.transferTo(OutputStream.nullOutputStream());
    } catch (EOFException e) {
      throw refused("is cut off").because(e);
    } catch (CompressorException | IllegalArgumentException e) {
      throw refused("is broken: " + e.getMessage()).because(e);
    } catch (IOException e) {
      String said = String.valueOf(e.getMessage());
      throw (said.contains("runcated") || said.contains("nexpected EOF")
              ? refused("is cut off")
              : refused("cannot be unpacked: " + said))
          .because(e);
    }
    return tree();
  }

  private InputStream plain(InputStream file) throws CompressorException {
    try {
      String name = CompressorStreamFactory.detect(file);
      if (!PACKED.contains(name)) {
        throw refused("is packed as " + name + ", not with gzip, bzip2 or xz");
      }
      return new CompressorStreamFactory(true).createCompressorInputStream(name, file);
    } catch (CompressorException e) {
      if (e.getCause() == null && String.valueOf(e.getMessage()).startsWith("No Compressor")) {
        return file; // a plain tar, or nothing of the kind
      }
      throw e;
    }
  }

  private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    Path path = place(entry.getName());
    if (path.equals(root)) {
      return;
    }
    if (entry.isDirectory()) {
      makeDirectory(path, entry);
    } else if (entry.isSymbolicLink()) {
      checkTarget(path, entry);
      vacate(path, entry);
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Path target = place(entry.getLinkName());
      if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
        throw refused(entry, "is a hard link to nothing in the archive");
      }
      vacate(path, entry);
      Files.createLink(path, target);
    } else if (entry.isFile() && !isSpecial(entry)) {
      vacate(path, entry);
      write(tar, path, entry);
    } else {
      throw refused(entry, "is neither file, directory nor link");
    }
  }

  // commons-compress takes types that it does not know for files.
  private static boolean isSpecial(TarArchiveEntry entry) {
    return entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
  }

  /** Where an entry goes: below the root, and through no link. */
  private Path place(String name) {
    if (name.startsWith("/") || name.startsWith("\\")) {
      throw refused("holds an absolute path: " + name);
    }
    if (name.chars().anyMatch(c -> c < 0x20 || c == 0x7f) || name.isEmpty()) {
      throw refused("contains an invalid file name: " + name);
    }
    Path path = root;
    String[] words = name.split("/");
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("..")) {
        throw refused("holds a path that leads out of it: " + name);
      }
      if (words[i].isEmpty() || words[i].equals(".")) {
        continue;
      }
      if (Files.isSymbolicLink(path)) {
        throw refused("holds a path through a link: " + name);
      }
      path = child(path, words[i]);
    }
    return path;
  }

  private Path child(Path parent, String word) {
    try {
      return parent.resolve(word);
    } catch (InvalidPathException e) {
      throw refused("contains an invalid file name: " + word);
    }
  }

  /** Only up first and then down: then no other link on the way can turn it elsewhere. */
  private void checkTarget(Path link, TarArchiveEntry entry) {
    String target = entry.getLinkName();
    int up = 0;
    boolean down = false;
    for (String word : target.split("/")) {
      boolean isUp = word.equals("..");
      if (isUp && down) {
        throw refused(entry, "is a link that goes down and up again: " + target);
      }
      up += isUp ? 1 : 0;
      down |= !isUp && !word.isEmpty() && !word.equals(".");
    }
    int depth = root.relativize(link).getNameCount() - 1;
    if (target.isEmpty() || target.startsWith("/") || up > depth) {
      throw refused(entry, "is a link that leads out of it: " + target);
    }
  }

  private void makeDirectory(Path path, TarArchiveEntry entry) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(entry, "is a directory, and something else before");
    }
    Files.createDirectories(path);
  }

  /** An entry that stands there twice: the later one counts, as for tar. */
  private void vacate(Path path, TarArchiveEntry entry) throws IOException {
    Files.createDirectories(path.getParent());
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(entry, "is a file, and a directory before");
    }
    Files.deleteIfExists(path);
  }

  private void write(InputStream in, Path path, TarArchiveEntry entry) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(path)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > bounds.bytes()) {
          throw refused("unpacks to more than " + (bounds.bytes() >> 20) + " MiB");
        }
        out.write(buffer, 0, read);
        progress.at("unpacking", bytes, 0);
      }
    }
    // Nothing is kept of its mode but whether it can be executed: TFTP wants all of it readable.
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private Path tree() {
    try (Stream<Path> top = Files.list(root)) {
      List<Path> found = top.toList();
      if (found.stream().anyMatch(path -> isPart(path))) {
        return root;
      }
      if (found.size() == 1 && PARTS.stream().anyMatch(p -> isPart(found.get(0).resolve(p)))) {
        return found.get(0);
      }
    } catch (IOException e) {
      throw IoFailure.reading(root, e);
    }
    throw refused("holds none of conf/, tftpboot/ and images/");
  }

  private static boolean isPart(Path path) {
    return PARTS.contains(path.getFileName().toString())
        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private Failure refused(TarArchiveEntry entry, String what) {
    return refused("is not unpacked: " + entry.getName() + " " + what);
  }

  private Failure refused(String what) {
    return Failure.refused(
        archive.getFileName() + " " + Printable.line(what), "get the archive again and check it");
  }
}
