package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.text.Bytes;
import io.pxedock.spi.WorkFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The work directory on this machine's disk.
 *
 * <p>A replaced file keeps its mode, owner and group; access control lists and extended attributes
 * are not kept, since the JDK cannot reach them.
 */
public final class LocalFiles implements WorkFiles {
  private final Tree tree;
  private final WriteHook point;

  /** Files that belong to no work directory: no link of another user is followed to them. */
  public LocalFiles() {
    this(WriteHook.NONE);
  }

  /**
   * The files of a work directory, in which links are followed.
   *
   * @param workdir without links
   */
  public LocalFiles(Path workdir) {
    this(workdir, Trust.ofProcess(), WriteHook.NONE);
  }

  /** For fault tests. */
  LocalFiles(WriteHook point) {
    this(null, Trust.ofProcess(), point);
  }

  LocalFiles(Path workdir, Trust trust, WriteHook point) {
    this.tree = new Tree(workdir, trust);
    this.point = point;
  }

  @Override
  public Optional<FileInfo> info(Path path) {
    return SafeFileReader.info(path, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Optional<FileInfo> infoFollowingLinks(Path path) {
    return SafeFileReader.info(path);
  }

  @Override
  public Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw IoFailure.reading(path, e);
    }
  }

  @Override
  public Bytes read(Path path) {
    return SafeFileReader.read(path);
  }

  @Override
  public Content content(Path path) {
    return SafeFileReader.content(path);
  }

  /** Without the temporary files of replacements that are under way or were cut short. */
  @Override
  public List<String> list(Path directory) {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths
          .map(path -> path.getFileName().toString())
          .filter(name -> !TemporaryName.isOne(name))
          .sorted()
          .toList();
    } catch (NotDirectoryException e) {
      throw Failure.unreachable(directory + " is not a directory", "move it out of the way");
    } catch (UncheckedIOException e) {
      throw IoFailure.reading(directory, e.getCause());
    } catch (IOException e) {
      throw IoFailure.reading(directory, e);
    }
  }

  @Override
  public boolean isWritable(Path path) {
    Path there = path.toAbsolutePath().normalize();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return Files.isWritable(there);
  }

  @Override
  public Optional<String> stranger(Path path) {
    try {
      return tree.trust().stranger(Rights.of(path, LinkOption.NOFOLLOW_LINKS).uid());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw IoFailure.reading(path, e);
    }
  }

  @Override
  public OwnedFile readOwned(Path path) {
    try {
      return Undisturbed.call(() -> owned(path.toAbsolutePath()));
    } catch (IOException e) {
      throw IoFailure.reading(path, e);
    }
  }

  private OwnedFile owned(Path path) throws IOException {
    try (HeldDirectory directory = HeldDirectory.open(path.getParent())) {
      String name = path.getFileName().toString();
      SafeFileReader.Found found = SafeFileReader.look(directory, name, path);
      if (!(found.content() instanceof Content.Regular file)) {
        throw Failure.unreachable(path + " is not a file", "remove it");
      }
      return new OwnedFile(file.bytes(), tree.trust().stranger(found.rights().uid()));
    }
  }

  @Override
  public void makeDirectory(Path directory) {
    try {
      Undisturbed.run(() -> make(directory.toAbsolutePath().normalize()));
    } catch (FileAlreadyExistsException | NotDirectoryException e) {
      throw Failure.unreachable(
          e.getFile() + " is a file, where a directory belongs", "move it out of the way");
    } catch (IOException e) {
      throw IoFailure.making(directory, e);
    }
  }

  private void make(Path directory) throws IOException {
    if (directory.getParent() == null) {
      return;
    }
    WritePlace place;
    try {
      place = tree.place(directory, true);
    } catch (NoSuchFileException e) {
      make(directory.getParent());
      place = tree.place(directory, true);
    }
    if (Files.isDirectory(place.directory().resolve(place.name()), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (HeldDirectory above = HeldDirectory.open(place.directory())) {
      make(above, place.name());
    }
  }

  private void make(HeldDirectory above, String name) throws IOException {
    try {
      above.makeDirectory(name);
    } catch (FileAlreadyExistsException e) {
      if (Rights.of(above.at(name), LinkOption.NOFOLLOW_LINKS).kind() != Rights.Kind.DIRECTORY) {
        throw new FileAlreadyExistsException(above.path().resolve(name).toString());
      }
      return;
    }
    try (HeldDirectory made = above.child(name)) {
      tree.giveNewDirectory(made, above);
    }
    above.force();
  }

  @Override
  public void replace(Path path, Content expected, Content wanted) {
    new Replacement(path, expected, 0, tree, point).become(wanted);
  }

  @Override
  public void create(Path path, Content.Regular file, int mode) {
    new Replacement(path, Content.ABSENT, mode, tree, point).become(file);
  }

  @Override
  public Lock lock(Path file, Duration patience) {
    try {
      WritePlace place = tree.place(file, false);
      Lock lock = ProcessLock.take(file, place, tree, patience);
      // By the holder of the lock: no other pxedock is writing now.
      Undisturbed.run(() -> TemporaryName.sweepAround(place.directory()));
      return lock;
    } catch (IOException e) {
      throw IoFailure.writing(file, e);
    }
  }
}
