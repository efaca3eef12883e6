package io.pxedock.adapter.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A directory that is held open, and with {@link HeldFile} the only class of the program that
 * writes, renames, removes or changes rights. A name is looked up in the directory itself, so that
 * nobody who can move directories or plant links turns a write elsewhere between a check and its
 * use.
 *
 * <p>The kernel resolves {@code /proc/self/fd/N} to what the descriptor N holds: a call on {@code
 * /proc/self/fd/N/name} is the {@code …at()} call that the JDK lacks for mkdir(2), symlink(2) and
 * fchown(2), and that its {@link java.nio.file.SecureDirectoryStream} makes by opening the name
 * again. The link itself names the place where the descriptor's file is now; it is compared with
 * the place that was meant, and tells of a symbolic link anywhere on the way.
 */
public final class HeldDirectory implements AutoCloseable {
  private static final FileAttribute<?> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> PRIVATE_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final FileChannel channel;
  private final Path real;
  private final Path place;

  private HeldDirectory(FileChannel channel, Path real, Path place) {
    this.channel = channel;
    this.real = real;
    this.place = place;
  }

  /**
   * Opens a directory.
   *
   * @param real its path without symbolic links
   * @throws TurnedElsewhere if the path leads through a link, or the directory moves meanwhile
   */
  public static HeldDirectory open(Path real) throws IOException {
    return open(real, real);
  }

  /** Opens a directory in this one. */
  public HeldDirectory child(String name) throws IOException {
    return open(at(name), real.resolve(name));
  }

  private static HeldDirectory open(Path path, Path real) throws IOException {
    // "name/." is a directory or fails: the name of a pipe alone would wait for a writer.
    FileChannel channel = FileChannel.open(path.resolve("."), StandardOpenOption.READ);
    try {
      return new HeldDirectory(channel, real, Descriptor.of(channel, real));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns the path of the directory, for messages. */
  public Path path() {
    return real;
  }

  /** Returns a path that reads a name in this directory, as long as it is held. */
  public Path at(String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not the name of a file: " + name);
    }
    return place.resolve(name);
  }

  /** Returns who owns the directory, and how it may be used. */
  public Rights rights() throws IOException {
    return Rights.of(place);
  }

  /** Returns the rights of a name in this directory; a link is not followed. */
  public Rights rights(String name) throws IOException {
    return Rights.of(at(name), NOFOLLOW_LINKS);
  }

  /** Returns the names in this directory. */
  public List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(place)) {
      all.forEach(each -> names.add(each.getFileName().toString()));
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /**
   * Makes a file where nothing is.
   *
   * @param closed whether only its owner may read it for now; else the umask says who may
   */
  public HeldFile create(String name, boolean closed) throws IOException {
    Set<OpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
    return closed ? openFile(name, options, PRIVATE_FILE) : openFile(name, options);
  }

  /** Opens a file for reading and writing, or makes it for its owner alone; keeps its content. */
  public HeldFile openOrCreate(String name) throws IOException {
    return openFile(
        name,
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            NOFOLLOW_LINKS),
        PRIVATE_FILE);
  }

  /**
   * Opens a regular file for reading.
   *
   * @throws FileSystemException if it is not one, whatever it was when the caller looked at it
   */
  public HeldFile read(String name) throws IOException {
    HeldFile file = held(openToRead(at(name), PromptOpening.PATIENCE, NOFOLLOW_LINKS), name);
    if (file.rights().kind() != Rights.Kind.FILE) {
      file.close();
      throw new FileSystemException(real.resolve(name).toString(), null, "it is not a file");
    }
    return file;
  }

  /** Opens what a path leads to for reading; a pipe is given up after the patience. */
  static FileChannel openToRead(Path path, Duration patience, OpenOption... more)
      throws IOException {
    Set<OpenOption> options = new HashSet<>(List.of(more));
    options.add(StandardOpenOption.READ);
    return PromptOpening.open(path, patience, () -> FileChannel.open(path, options));
  }

  private HeldFile openFile(String name, Set<OpenOption> options, FileAttribute<?>... mode)
      throws IOException {
    return held(FileChannel.open(at(name), options, mode), name);
  }

  private HeldFile held(FileChannel file, String name) throws IOException {
    try {
      return new HeldFile(file, Descriptor.of(file, real.resolve(name)));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Makes a directory where nothing is, with the rights that the umask gives. */
  public void makeDirectory(String name) throws IOException {
    Files.createDirectory(at(name));
  }

  /** Makes a directory where nothing is, for its owner alone. */
  public void makePrivateDirectory(String name) throws IOException {
    Files.createDirectory(at(name), PRIVATE_DIRECTORY);
  }

  /** Makes a symbolic link where nothing is. */
  public void link(String name, Path target) throws IOException {
    Files.createSymbolicLink(at(name), target);
  }

  /** Gives a file of another held directory one more name, where nothing is. */
  public void hardLink(String name, HeldDirectory from, String file) throws IOException {
    Files.createLink(at(name), from.at(file));
  }

  /** Renames, in one step, in place of what is there. */
  public void move(String name, HeldDirectory to, String newName) throws IOException {
    Files.move(at(name), to.at(newName), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes a file, a link or an empty directory. */
  public void delete(String name) throws IOException {
    Files.delete(at(name));
  }

  /** Removes a name with all that is below it, through no link. */
  public void deleteTree(String name) throws IOException {
    if (Files.isDirectory(at(name), NOFOLLOW_LINKS)) {
      try (HeldDirectory child = child(name)) {
        for (String each : child.names()) {
          child.deleteTree(each);
        }
      }
    }
    delete(name);
  }

  /**
   * Opens a directory below this one, through no link.
   *
   * @param make whether those that are missing are made
   */
  public HeldDirectory descend(List<String> names, boolean make) throws IOException {
    HeldDirectory here = open(place, real);
    for (String name : names) {
      try (HeldDirectory above = here) {
        if (make && !Files.exists(above.at(name), NOFOLLOW_LINKS)) {
          above.makeDirectory(name);
        }
        Rights.Kind kind = above.rights(name).kind();
        if (kind == Rights.Kind.LINK) {
          throw new TurnedElsewhere(above.real.resolve(name));
        }
        if (kind != Rights.Kind.DIRECTORY) {
          throw new NotDirectoryException(above.real.resolve(name).toString());
        }
        here = above.child(name);
      }
    }
    return here;
  }

  /**
   * Opens a directory in this one that nobody else may write or look into; makes it if it is
   * missing, and again in place of one that others could have written.
   */
  public HeldDirectory privateChild(String name) throws IOException {
    if (Files.exists(at(name), NOFOLLOW_LINKS)) {
      Rights there = rights(name);
      int caller = Trust.ofProcess().caller();
      if (there.kind() == Rights.Kind.DIRECTORY
          && there.uid() == caller
          && (there.mode() & 022) == 0) {
        HeldDirectory child = child(name);
        if (child.rights().uid() == caller && (child.rights().mode() & 022) == 0) {
          return child;
        }
        child.close();
      }
      deleteTree(name);
    }
    makePrivateDirectory(name);
    return child(name);
  }

  /** Puts a file in place of what is there, in one step; not yet on the disk. */
  public void put(String name, byte[] bytes) throws IOException {
    String temporary = TemporaryName.next();
    try (HeldFile file = create(temporary, false)) {
      file.output().write(bytes);
    }
    move(temporary, this, name);
  }

  /** Puts a file of a directory in place of what is there, links of the directory followed. */
  public static void put(Path file, byte[] bytes) throws IOException {
    try (HeldDirectory directory = open(file.getParent().toRealPath())) {
      directory.put(file.getFileName().toString(), bytes);
    }
  }

  /** Gives the directory itself to another owner and group. */
  public void give(Rights to) throws IOException {
    HeldFile.give(place, to);
  }

  /** Puts the directory on the disk: a new name in it does not last before that (fsync(2)). */
  public void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
