package io.pxedock.adapter.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A directory that is held open, and the only class of the program that writes, renames, removes or
 * changes rights. A name is looked up in the directory itself, so that nobody who can move
 * directories or plant links turns a write elsewhere between a check and its use.
 *
 * <p>The kernel resolves {@code /proc/self/fd/N} to what the descriptor N holds: a call on {@code
 * /proc/self/fd/N/name} is the {@code …at()} call that the JDK lacks for mkdir(2), symlink(2) and
 * fchown(2), and that its {@link java.nio.file.SecureDirectoryStream} makes by opening the name
 * again. The link itself names the place where the descriptor's file is now; it is compared with
 * the place that was meant, and tells of a symbolic link anywhere on the way.
 */
public final class HeldDirectory implements AutoCloseable {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final FileAttribute<?> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> PRIVATE_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** The kernel gives the lowest number that is free: often the one of the last file again. */
  private static volatile Path lastDescriptor = DESCRIPTORS.resolve("0");

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
      return new HeldDirectory(channel, real, descriptor(channel, real));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Returns the descriptor of a channel, as a path. The JDK keeps the number to itself; the kernel
   * shows of each descriptor where it is in its file, and nobody else is at a random place.
   */
  private static Path descriptor(FileChannel channel, Path real) throws IOException {
    long mark = ThreadLocalRandom.current().nextLong(1 << 20, 1 << 30);
    channel.position(mark);
    Path last = lastDescriptor;
    if (leadsTo(last, real) && position(last) == mark) {
      channel.position(0);
      return last;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path each : all) {
        if (leadsTo(each, real) && position(each) == mark) {
          channel.position(0);
          lastDescriptor = each;
          return each;
        }
      }
    }
    throw new TurnedElsewhere(real);
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

  /** Opens a file for reading; the caller has checked that it is a regular file. */
  public HeldFile read(String name) throws IOException {
    return openFile(name, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS));
  }

  private HeldFile openFile(String name, Set<OpenOption> options, FileAttribute<?>... mode)
      throws IOException {
    FileChannel file = FileChannel.open(at(name), options, mode);
    try {
      return new HeldFile(file, descriptor(file, real.resolve(name)));
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
    give(place, to);
  }

  private static void give(Path held, Rights to) throws IOException {
    Rights now = Rights.of(held);
    if (now.gid() != to.gid()) {
      Files.setAttribute(held, "unix:gid", to.gid());
    }
    if (now.uid() != to.uid()) {
      Files.setAttribute(held, "unix:uid", to.uid());
    }
  }

  /** Puts the directory on the disk: a new name in it does not last before that (fsync(2)). */
  public void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A file that is held open, whatever happens to its name. */
  public static final class HeldFile implements AutoCloseable {
    private final FileChannel channel;
    private final Path place;

    private HeldFile(FileChannel channel, Path place) {
      this.channel = channel;
      this.place = place;
    }

    public FileChannel channel() {
      return channel;
    }

    public InputStream input() {
      return Channels.newInputStream(channel);
    }

    public OutputStream output() {
      return Channels.newOutputStream(channel);
    }

    public Rights rights() throws IOException {
      return Rights.of(place);
    }

    /** Gives the file to another owner and group. */
    public void give(Rights to) throws IOException {
      HeldDirectory.give(place, to);
    }

    /**
     * @param mode the permission bits, set-id bits included
     */
    public void mode(int mode) throws IOException {
      Files.setAttribute(place, "unix:mode", mode);
    }

    public void force() throws IOException {
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** What the file system says of who may use a file. */
  public record Rights(int uid, int gid, int mode, int links, Object inode, Kind kind) {
    public enum Kind {
      FILE,
      DIRECTORY,
      LINK,
      OTHER
    }

    static Rights of(Path path, java.nio.file.LinkOption... options) throws IOException {
      Map<String, Object> unix = Files.readAttributes(path, "unix:*", options);
      Kind kind =
          (Boolean) unix.get("isRegularFile")
              ? Kind.FILE
              : (Boolean) unix.get("isDirectory")
                  ? Kind.DIRECTORY
                  : (Boolean) unix.get("isSymbolicLink") ? Kind.LINK : Kind.OTHER;
      return new Rights(
          (Integer) unix.get("uid"),
          (Integer) unix.get("gid"),
          (Integer) unix.get("mode") & 07777,
          (Integer) unix.get("nlink"),
          unix.get("fileKey"),
          kind);
    }

    /** Whether others than the owner may make, rename and remove names in this directory. */
    boolean isOpenToOthers() {
      return (mode & 022) != 0 && (mode & 01000) == 0;
    }
  }

  /** Thrown if what was opened is not at the place that was meant. */
  public static final class TurnedElsewhere extends FileSystemException {
    private static final long serialVersionUID = 1;

    TurnedElsewhere(Path meant) {
      super(meant.toString(), null, "a link, or something that moves, is on the way");
    }
  }
}
