package io.pxedock.adapter.files;

import io.pxedock.adapter.files.WriteHook.Step;
import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * One path made to stand for something else, whole or not at all: the new content is written beside
 * it and put on the disk before it takes the name. The temporary file goes away on any failure;
 * only a crash leaves it behind, for {@link TemporaryName#sweep}.
 */
final class Replacement {
  private final Path path;
  private final Content expected;
  private final int mode;
  private final WriteHook point;

  /**
   * @param mode the permissions of a new file; 0 for what the umask gives
   */
  Replacement(Path path, Content expected, int mode, WriteHook point) {
    this.path = path;
    this.expected = expected;
    this.mode = mode;
    this.point = point;
  }

  void become(Content wanted) {
    try {
      TemporaryName.sweep(directoryOf(path));
      check();
      point.reached(Step.BEGUN, path);
      if (wanted instanceof Content.Regular file) {
        writeFile(file.bytes());
      } else if (wanted instanceof Content.Symlink link) {
        writeLink(Path.of(link.target()));
      } else {
        remove();
      }
    } catch (IOException e) {
      throw IoFailure.writing(path, e);
    }
  }

  private void writeFile(Bytes bytes) throws IOException {
    Path target = target();
    Path temporary = TemporaryName.beside(target);
    try {
      boolean replaces = expected instanceof Content.Regular;
      create(temporary, replaces || mode != 0);
      point.reached(Step.CREATED, temporary);
      try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
        // A stream and not a channel: an interrupt (Ctrl-C) closes a channel half-way.
        out.write(bytes.toArray());
        point.reached(Step.WRITTEN, temporary);
        if (replaces) {
          keepModeAndOwner(target, temporary);
        } else {
          Ownership.inheritFromParent(temporary);
          if (mode != 0) {
            Files.setAttribute(temporary, "unix:mode", mode);
          }
        }
        point.reached(Step.OWNED, temporary);
        out.getFD().sync();
        point.reached(Step.SYNCED, temporary);
      }
      checkAgain(target);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      point.reached(Step.RENAMED, target);
    } catch (IOException | RuntimeException e) {
      discard(temporary, e);
      throw e;
    }
    syncDirectory(target);
  }

  private void writeLink(Path to) throws IOException {
    if (expected instanceof Content.Absent) {
      linkWhereNothingStands(to);
      return;
    }
    Path temporary = TemporaryName.beside(path);
    try {
      Files.createSymbolicLink(temporary, to);
      point.reached(Step.CREATED, temporary);
      checkAgain(path);
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
      point.reached(Step.RENAMED, path);
    } catch (IOException | RuntimeException e) {
      discard(temporary, e);
      throw e;
    }
    syncDirectory(path);
  }

  // symlink(2) is one step by itself and never overwrites, which a rename cannot promise.
  private void linkWhereNothingStands(Path to) throws IOException {
    try {
      Files.createSymbolicLink(path, to);
    } catch (FileAlreadyExistsException e) {
      throw changed();
    }
    point.reached(Step.LINKED, path);
    syncDirectory(path);
  }

  private void remove() throws IOException {
    if (expected instanceof Content.Absent) {
      return;
    }
    try {
      Files.delete(path);
    } catch (NoSuchFileException e) {
      throw changed();
    }
    point.reached(Step.REMOVED, path);
    syncDirectory(path);
  }

  /** Where the file lies: at the end of the links, when the path is one and a file was expected. */
  private Path target() throws IOException {
    return expected instanceof Content.Regular && Files.isSymbolicLink(path)
        ? path.toRealPath()
        : path;
  }

  // Closed to others until it has the mode of the file it replaces, or the one asked for; without
  // either, a new file gets the mode that the user's umask gives.
  private static void create(Path temporary, boolean closed) throws IOException {
    if (closed) {
      Files.createFile(
          temporary,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.newByteChannel(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
          .close();
    }
  }

  private static void keepModeAndOwner(Path from, Path to) throws IOException {
    Map<String, Object> old = Files.readAttributes(from, "unix:mode,uid,gid");
    Map<String, Object> now = Files.readAttributes(to, "unix:uid,gid");
    try {
      for (String id : new String[] {"gid", "uid"}) {
        if (!old.get(id).equals(now.get(id))) {
          Files.setAttribute(to, "unix:" + id, old.get(id));
        }
      }
    } catch (IOException e) {
      throw Failure.failed(
              "cannot keep the owner of "
                  + from
                  + " ("
                  + old.get("uid")
                  + ":"
                  + old.get("gid")
                  + ")",
              "run pxedock as that user, or with sudo")
          .because(e);
    }
    // After the owner: a change of owner clears the set-id bits.
    Files.setAttribute(to, "unix:mode", (Integer) old.get("mode") & 07777);
  }

  private void checkAgain(Path target) throws IOException {
    check();
    if (!target.equals(target())) {
      throw changed();
    }
    point.reached(Step.CHECKED, path);
  }

  private void check() {
    Content now;
    try {
      now =
          expected instanceof Content.Regular && isLinkToFile()
              ? Content.file(SafeFileReader.read(path))
              : SafeFileReader.content(path);
    } catch (Failure e) {
      // Unreachable when one looks; here it says that the change cannot be made.
      throw Files.isRegularFile(path) ? e : changed().because(e);
    }
    if (!now.equals(expected)) {
      throw changed();
    }
  }

  private boolean isLinkToFile() {
    return Files.isSymbolicLink(path) && Files.isRegularFile(path);
  }

  private Failure changed() {
    return Failure.refused(
        path + " has changed since it was read", "look at the change and try again");
  }

  private static void discard(Path temporary, Exception cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void syncDirectory(Path changed) throws IOException {
    Path directory = directoryOf(changed);
    DirectorySync.force(directory);
    point.reached(Step.DIRECTORY_SYNCED, directory);
  }

  private static Path directoryOf(Path path) {
    return path.toAbsolutePath().getParent();
  }
}
