package io.pxedock.adapter.fetch;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.HeldFile;
import io.pxedock.adapter.files.Rights;
import io.pxedock.adapter.files.TurnedElsewhere;
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
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks a tar archive that nobody vouches for into an empty directory: conf/, tftpboot/ and
 * images/ and nothing else, from its top or from one directory at its top; nothing absolute, no
 * {@code ..}, no link that leaves these three, nothing through a link, no devices, and not without
 * end.
 */
final class Unpacking {
  /** What the archive of the boot files may hold. */
  static final Set<String> PARTS = Set.of("conf", "tftpboot", "images");

  /** How many bytes the headers of one entry may have: names and times, at most a few hundred. */
  private static final long MAX_HEADER_BYTES = 1 << 20;

  /**
   * How much is unpacked at the most.
   *
   * @param bytes of all files together
   */
  record Bounds(long entries, long bytes) {
    static final Bounds DEFAULT = new Bounds(20_000, 8L << 30);
  }

  private final Path archive;
  private final HeldDirectory root;
  private final Bounds bounds;
  private final Progress progress;
  private String top;
  private boolean hasPart;
  private long entries;
  private long bytes;

  /**
   * @param root an empty directory that nobody else may write
   */
  Unpacking(Path archive, HeldDirectory root, Bounds bounds, Progress progress) {
    this.archive = archive;
    this.root = root;
    this.bounds = bounds;
    this.progress = progress;
  }

  void run() {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        InputStream plain = plain(file);
        MeteredStream metered = new MeteredStream(plain);
        TarArchiveInputStream tar = new TarArchiveInputStream(metered, "UTF-8")) {
      for (TarArchiveEntry entry = next(tar, metered); entry != null; entry = next(tar, metered)) {
        entries++;
        if (entries > bounds.entries()) {
          throw refused("contains more than " + bounds.entries() + " entries");
        }
        unpack(tar, entry);
      }
      // What follows the last entry is read too: a sum at the end says whether all is there.
      copy(plain, OutputStream.nullOutputStream());
    } catch (EOFException e) {
      throw refused("is cut off").because(e);
    } catch (IllegalArgumentException e) {
      throw refused("is broken: " + e.getMessage()).because(e);
    } catch (IOException e) {
      String said = String.valueOf(e.getMessage());
      throw (said.contains("runcated") || said.contains("nexpected EOF")
              ? refused("is cut off")
              : refused("cannot be unpacked: " + said))
          .because(e);
    }
    if (!hasPart) {
      throw refused("contains none of conf/, tftpboot/ and images/");
    }
  }

  private InputStream plain(InputStream file) throws IOException {
    Compression.other(file)
        .ifPresent(
            name -> {
              throw refused("is packed as " + name + ", not with gzip, bzip2 or xz");
            });
    return Compression.plain(file);
  }

  // All of the entry before it has been read, so what is read now are headers.
  private static TarArchiveEntry next(TarArchiveInputStream tar, MeteredStream metered)
      throws IOException {
    metered.allow(MAX_HEADER_BYTES);
    try {
      return tar.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // The library takes headers for well-formed.
      throw new IOException("its headers are broken", e);
    } finally {
      metered.allow(Long.MAX_VALUE);
    }
  }

  private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    Optional<List<String>> place = place(entry.getName());
    if (place.isEmpty()) {
      copy(tar, OutputStream.nullOutputStream());
      return;
    }
    List<String> words = place.get();
    hasPart |= words.size() > 1 || entry.isDirectory();
    List<String> above = words.subList(0, words.size() - 1);
    String name = words.get(words.size() - 1);
    try (HeldDirectory directory = root.descend(entry.isDirectory() ? words : above, true)) {
      if (entry.isDirectory()) {
        return;
      }
      if (above.isEmpty()) {
        throw refused(entry, "is a file, where a directory belongs");
      }
      put(tar, entry, directory, name, above);
    } catch (TurnedElsewhere e) {
      throw refused("contains a path through a link: " + entry.getName()).because(e);
    } catch (NotDirectoryException e) {
      throw refused(entry, "is below a file, or is both a directory and something else").because(e);
    }
  }

  private void put(
      TarArchiveInputStream tar,
      TarArchiveEntry entry,
      HeldDirectory directory,
      String name,
      List<String> above)
      throws IOException {
    if (entry.isSymbolicLink()) {
      checkTarget(above, entry);
      vacate(directory, name, entry);
      directory.link(name, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      link(entry, directory, name);
    } else if (entry.isFile() && !isSpecial(entry)) {
      vacate(directory, name, entry);
      write(tar, directory, name, entry);
    } else {
      throw refused(entry, "is not a file, a directory or a link");
    }
  }

  private void link(TarArchiveEntry entry, HeldDirectory directory, String name)
      throws IOException {
    List<String> target = place(entry.getLinkName()).orElse(List.of());
    int last = target.size() - 1;
    if (last < 1) {
      throw refused(entry, "is a hard link to a file that is not in the archive");
    }
    try (HeldDirectory from = root.descend(target.subList(0, last), false)) {
      if (from.rights(target.get(last)).kind() != Rights.Kind.FILE) {
        throw refused(entry, "is a hard link to a file that is not in the archive");
      }
      vacate(directory, name, entry);
      directory.hardLink(name, from, target.get(last));
    } catch (java.nio.file.NoSuchFileException e) {
      throw refused(entry, "is a hard link to a file that is not in the archive").because(e);
    }
  }

  // commons-compress takes types that it does not know for files.
  private static boolean isSpecial(TarArchiveEntry entry) {
    return entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
  }

  /** Returns where an entry goes, from one of the three directories on; empty for none of them. */
  private Optional<List<String>> place(String name) {
    if (name.startsWith("/") || name.startsWith("\\")) {
      throw refused("contains an absolute path: " + name);
    }
    if (name.chars().anyMatch(c -> c < 0x20 || c == 0x7f) || name.isEmpty()) {
      throw refused("contains an invalid file name: " + name);
    }
    List<String> words = new ArrayList<>();
    for (String word : name.split("/")) {
      if (word.equals("..")) {
        throw refused("contains a path that leads out of it: " + name);
      }
      if (!word.isEmpty() && !word.equals(".")) {
        words.add(checked(word));
      }
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    if (top == null && PARTS.contains(words.get(0))) {
      top = "";
    } else if (top == null && words.size() > 1 && PARTS.contains(words.get(1))) {
      top = words.get(0);
    }
    boolean isDeeper = top != null && !top.isEmpty();
    if (isDeeper && words.get(0).equals(top)) {
      words.remove(0);
    } else if (isDeeper) {
      return Optional.empty();
    }
    return words.isEmpty() || !PARTS.contains(words.get(0)) ? Optional.empty() : Optional.of(words);
  }

  private String checked(String word) {
    try {
      return Path.of(word).toString();
    } catch (InvalidPathException e) {
      throw refused("contains an invalid file name: " + word);
    }
  }

  /**
   * Checks where a link leads in the tree that it will be part of. It goes only up first and then
   * down: then no other link on the way can turn it elsewhere.
   */
  private void checkTarget(List<String> above, TarArchiveEntry entry) {
    String target = entry.getLinkName();
    int up = 0;
    String first = "";
    for (String word : target.split("/")) {
      boolean isUp = word.equals("..");
      if (isUp && !first.isEmpty()) {
        throw refused(entry, "is a link that goes down and up again: " + target);
      }
      up += isUp ? 1 : 0;
      first = first.isEmpty() && !isUp && !word.equals(".") ? word : first;
    }
    boolean leaves = up > above.size() || (up == above.size() && !PARTS.contains(first));
    if (target.isEmpty() || target.startsWith("/") || leaves) {
      throw refused(entry, "is a link that leads out of it: " + target);
    }
  }

  /** Removes an entry that is there twice: the later one counts, as for tar. */
  private void vacate(HeldDirectory directory, String name, TarArchiveEntry entry)
      throws IOException {
    try {
      if (directory.rights(name).kind() == Rights.Kind.DIRECTORY) {
        throw refused(entry, "is both a file and a directory");
      }
      directory.delete(name);
    } catch (java.nio.file.NoSuchFileException e) {
      return; // nothing is there yet
    }
  }

  private void write(InputStream in, HeldDirectory directory, String name, TarArchiveEntry entry)
      throws IOException {
    try (HeldFile file = directory.create(name, true)) {
      copy(in, file.output());
      // Nothing is kept of its mode but whether it can be executed: TFTP wants all of it readable.
      file.mode((entry.getMode() & 0100) != 0 ? 0755 : 0644);
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes += read;
      if (bytes > bounds.bytes()) {
        throw refused("unpacks to more than " + (bounds.bytes() >> 20) + " MiB");
      }
      out.write(buffer, 0, read);
      progress.at("unpacking", bytes, 0);
    }
  }

  private Failure refused(TarArchiveEntry entry, String what) {
    return refused("is not unpacked: " + entry.getName() + " " + what);
  }

  private Failure refused(String what) {
    return Failure.refused(
        archive.getFileName() + " " + Printable.line(what),
        "fetch the archive again, and check it");
  }
}
