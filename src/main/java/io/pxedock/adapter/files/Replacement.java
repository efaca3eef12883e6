package io.pxedock.adapter.files;

import io.pxedock.adapter.files.WriteHook.Step;
import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * One path made to stand for something else, whole or not at all: the new content is written beside
 * it and put on the disk before it takes the name. All of it happens in the directory that was
 * opened at the beginning. The temporary file goes away on any failure; only a crash leaves it
 * behind, for {@link TemporaryName#sweep}.
 */
final class Replacement {
  private final Path path;
  private final Content expected;
  private final int mode;
  private final Tree tree;
  private final WriteHook point;
  private WritePlace place;
  private HeldDirectory directory;
  private Rights old;

  /**
   * @param mode the permissions of a new file; 0 for what the umask gives
   */
  Replacement(Path path, Content expected, int mode, Tree tree, WriteHook point) {
    this.path = path;
    this.expected = expected;
    this.mode = mode;
    this.tree = tree;
    this.point = point;
  }

  void become(Content wanted) {
    try {
      Undisturbed.run(() -> change(wanted));
    } catch (IOException e) {
      throw IoFailure.writing(path, e);
    }
  }

  private void change(Content wanted) throws IOException {
    place = findPlace();
    try (HeldDirectory held = HeldDirectory.open(place.directory())) {
      directory = held;
      TemporaryName.sweep(directory);
      check();
      point.reached(Step.BEGUN, path);
      if (wanted instanceof Content.Regular file) {
        writeFile(file.bytes());
      } else if (wanted instanceof Content.Symlink link) {
        writeLink(Path.of(link.target()));
      } else {
        remove();
      }
    }
  }

  /** Where the file is: at the end of the links, when the path is one and a file was expected. */
  private WritePlace findPlace() throws IOException {
    return tree.place(path, expected instanceof Content.Regular);
  }

  /** Returns a path in the held directory, as operators know it. */
  private Path shown(String name) {
    return place.throughLink() || name.equals(place.name())
        ? directory.path().resolve(name)
        : path.resolveSibling(name);
  }

  private void writeFile(Bytes bytes) throws IOException {
    String temporary = TemporaryName.next();
    try {
      boolean replaces = expected instanceof Content.Regular;
      try (HeldFile file = directory.create(temporary, replaces || mode != 0)) {
        point.reached(Step.CREATED, shown(temporary));
        file.output().write(bytes.toArray());
        point.reached(Step.WRITTEN, shown(temporary));
        if (replaces) {
          keepModeAndOwner(file);
        } else {
          tree.giveNewFile(file, directory);
          if (mode != 0) {
            file.mode(mode);
          }
        }
        point.reached(Step.OWNED, shown(temporary));
        file.force();
        point.reached(Step.SYNCED, shown(temporary));
      }
      checkAgain();
      directory.move(temporary, directory, place.name());
      point.reached(Step.RENAMED, shown(place.name()));
    } catch (IOException | RuntimeException e) {
      discard(temporary, e);
      throw e;
    }
    syncDirectory();
  }

  private void writeLink(Path to) throws IOException {
    if (expected instanceof Content.Absent) {
      linkWhereNothingStands(to);
      return;
    }
    String temporary = TemporaryName.next();
    try {
      directory.link(temporary, to);
      point.reached(Step.CREATED, shown(temporary));
      checkAgain();
      directory.move(temporary, directory, place.name());
      point.reached(Step.RENAMED, path);
    } catch (IOException | RuntimeException e) {
      discard(temporary, e);
      throw e;
    }
    syncDirectory();
  }

  // symlink(2) is one step by itself and never overwrites, which a rename cannot promise.
  private void linkWhereNothingStands(Path to) throws IOException {
    try {
      directory.link(place.name(), to);
    } catch (FileAlreadyExistsException e) {
      throw changed();
    }
    point.reached(Step.LINKED, path);
    syncDirectory();
  }

  private void remove() throws IOException {
    if (expected instanceof Content.Absent) {
      return;
    }
    try {
      directory.delete(place.name());
    } catch (NoSuchFileException e) {
      throw changed();
    }
    point.reached(Step.REMOVED, path);
    syncDirectory();
  }

  private void keepModeAndOwner(HeldFile file) throws IOException {
    try {
      file.give(old);
    } catch (IOException e) {
      throw Failure.failed(
              "cannot keep the owner of "
                  + shown(place.name())
                  + " ("
                  + old.uid()
                  + ":"
                  + old.gid()
                  + ")",
              "run pxedock as that user, or with sudo")
          .because(e);
    }
    // After the owner: a change of owner clears the set-id bits.
    file.mode(old.mode());
  }

  private void checkAgain() throws IOException {
    Rights before = old;
    check();
    boolean isSame = before == null || before.inode().equals(old.inode());
    if (!isSame || !place.equals(findPlace())) {
      throw changed();
    }
    point.reached(Step.CHECKED, path);
  }

  private void check() throws IOException {
    Content now;
    try {
      SafeFileReader.Found found = SafeFileReader.look(directory, place.name(), path);
      now = found.content();
      old = found.rights();
    } catch (Failure e) {
      // Unreachable when one looks; here it says that the change cannot be made.
      throw isFile() ? e : changed().because(e);
    }
    if (!now.equals(expected)) {
      throw changed();
    }
    if (old != null) {
      tree.check(path, place, directory, old);
    }
  }

  private boolean isFile() throws IOException {
    try {
      return directory.rights(place.name()).kind() == Rights.Kind.FILE;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private Failure changed() {
    return Failure.refused(
        path + " has changed since it was read", "look at the change, then run it again");
  }

  private void discard(String temporary, Exception cause) {
    try {
      directory.delete(temporary);
    } catch (NoSuchFileException e) {
      return; // nothing was made
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void syncDirectory() throws IOException {
    directory.force();
    point.reached(Step.DIRECTORY_SYNCED, directory.path());
  }
}
