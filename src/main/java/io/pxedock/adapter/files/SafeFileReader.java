package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.text.Bytes;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Looks at files whose makers are not trusted: no read waits for ever or fills the memory. */
final class SafeFileReader {
  /** The longest file that is read, in bytes: a hundred times the longest sensible host file. */
  static final long MAX_BYTES = 64L << 20;

  private SafeFileReader() {}

  static Optional<FileInfo> info(Path path, LinkOption... options) {
    try {
      Map<String, Object> unix = Files.readAttributes(path, "unix:*", options);
      return Optional.of(
          new FileInfo(
              kind(unix),
              (Long) unix.get("size"),
              unix.get("dev") + ":" + unix.get("ino"),
              (Integer) unix.get("uid"),
              (Integer) unix.get("mode") & 07777,
              time(unix, "lastModifiedTime"),
              later(time(unix, "lastModifiedTime"), time(unix, "ctime"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      if ("Not a directory".equals(e.getReason())) {
        return Optional.empty();
      }
      throw IoFailure.reading(path, e);
    } catch (IOException e) {
      throw IoFailure.reading(path, e);
    }
  }

  private static FileInfo.Kind kind(Map<String, Object> unix) {
    if ((Boolean) unix.get("isSymbolicLink")) {
      return FileInfo.Kind.LINK;
    }
    if ((Boolean) unix.get("isDirectory")) {
      return FileInfo.Kind.DIRECTORY;
    }
    return (Boolean) unix.get("isRegularFile") ? FileInfo.Kind.FILE : FileInfo.Kind.OTHER;
  }

  private static Instant time(Map<String, Object> unix, String name) {
    return ((FileTime) unix.get(name)).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * What was found in a directory.
   *
   * @param rights of that very file or link; null if nothing is there
   */
  record Found(Content content, Rights rights) {}

  /**
   * Looks at a name in a directory that is held; a link is not followed.
   *
   * @param shown the path that messages name
   */
  static Found look(HeldDirectory directory, String name, Path shown) throws IOException {
    Rights rights;
    try {
      rights = directory.rights(name);
    } catch (NoSuchFileException e) {
      return new Found(Content.ABSENT, null);
    }
    if (rights.kind() == Rights.Kind.LINK) {
      return new Found(Content.link(Files.readSymbolicLink(directory.at(name)).toString()), rights);
    }
    if (rights.kind() != Rights.Kind.FILE) {
      throw notAFile(shown, rights.kind() == Rights.Kind.DIRECTORY);
    }
    try (HeldFile file = directory.read(name)) {
      // Those of the file that is read, should the name be another's by now.
      Rights same = file.rights();
      byte[] bytes = file.input().readNBytes((int) MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw tooLong(shown);
      }
      return new Found(Content.file(Bytes.of(bytes)), same);
    }
  }

  static Bytes read(Path path) {
    try {
      return readAll(path);
    } catch (IOException e) {
      throw IoFailure.reading(path, e);
    }
  }

  static Content content(Path path) {
    Optional<FileInfo> info = info(path, LinkOption.NOFOLLOW_LINKS);
    if (info.isEmpty()) {
      return Content.ABSENT;
    }
    try {
      return info.get().kind() == FileInfo.Kind.LINK
          ? Content.link(Files.readSymbolicLink(path).toString())
          : Content.file(readAll(path));
    } catch (NoSuchFileException e) {
      return Content.ABSENT;
    } catch (IOException e) {
      throw IoFailure.reading(path, e);
    }
  }

  private static Bytes readAll(Path path) throws IOException {
    // The kind first: opening a FIFO waits for a writer, reading a device may never end.
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw notAFile(path, attributes.isDirectory());
    }
    if (attributes.size() <= MAX_BYTES) {
      try (FileChannel file = opened(path)) {
        byte[] bytes = Channels.newInputStream(file).readNBytes((int) MAX_BYTES + 1);
        if (bytes.length <= MAX_BYTES) {
          return Bytes.of(bytes);
        }
      }
    }
    throw tooLong(path);
  }

  /** Opens what was a file a moment ago, and checks that what is open is one. */
  static FileChannel opened(Path path) throws IOException {
    FileChannel file = HeldDirectory.openToRead(path, PromptOpening.PATIENCE);
    try {
      // A device has no position that stays, thus no descriptor is found for it.
      Optional<Path> descriptor = Descriptor.find(file, each -> true);
      if (descriptor.isEmpty() || Rights.of(descriptor.get()).kind() != Rights.Kind.FILE) {
        throw notAFile(path, Files.isDirectory(path));
      }
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static Failure notAFile(Path path, boolean isDirectory) {
    String what = isDirectory ? " is a directory" : " is a device, pipe or socket";
    return Failure.unreachable(path + what + ", where a file belongs", "move it out of the way");
  }

  private static Failure tooLong(Path path) {
    return Failure.unreachable(
        path + " is longer than " + (MAX_BYTES >> 20) + " MiB",
        "look at it: that is the limit for text files");
  }
}
