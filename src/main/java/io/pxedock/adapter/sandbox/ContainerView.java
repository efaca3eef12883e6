package io.pxedock.adapter.sandbox;

import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file system as the container sees it. A bound directory is looked up each time; a bound file
 * is the one that stood there when the container started, whatever was renamed over it since. A
 * symbolic link leads where it leads inside the container.
 */
final class ContainerView {
  private static final int MAX_LINKS = 40;

  /** A bound file as it was last seen while it was still the one that was bound. */
  private static final class Bound {
    final Object key;
    BasicFileAttributes seen;

    Bound(BasicFileAttributes attributes) {
      this.key = attributes.fileKey();
      this.seen = attributes;
    }
  }

  /**
   * What is at a path.
   *
   * @param path where the bytes lie on this machine, if they still lie anywhere
   */
  record Entry(Optional<Path> path, long size, Instant modified, boolean isDirectory) {}

  private final ContainerPaths paths;
  private final boolean readOnly;
  private final Map<Path, Bound> bound = new HashMap<>();

  /**
   * @param readOnly whether the container cannot write where nothing is bound
   */
  ContainerView(ContainerPaths paths, boolean readOnly) {
    this.paths = paths;
    this.readOnly = readOnly;
    for (Bind bind : paths.binds()) {
      bind(Path.of(bind.source()), Path.of(bind.target()));
    }
  }

  // Docker makes a directory of a source that does not exist.
  private void bind(Path source, Path target) {
    try {
      if (Files.notExists(source)) {
        new LocalFiles().makeDirectory(source);
      }
      if (!Files.isDirectory(source)) {
        bound.put(target, new Bound(Files.readAttributes(source, BasicFileAttributes.class)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a process in the container can write a file at a path. */
  boolean isWritable(String inside) {
    return outside(inside).isPresent() ? paths.isWritable(inside) : !readOnly;
  }

  /** What is at a path of the container, links followed; nothing when nothing does. */
  Optional<Entry> look(String inside) {
    Path path = Path.of("/").resolve(inside).normalize();
    for (int links = 0; links <= MAX_LINKS; links++) {
      Optional<Path> next = nextLink(path);
      if (next.isEmpty()) {
        return entry(path);
      }
      path = next.get();
    }
    return Optional.empty();
  }

  /** The path with its first symbolic link replaced; nothing when there is none in it. */
  private Optional<Path> nextLink(Path path) {
    Path walked = Path.of("/");
    for (int i = 0; i < path.getNameCount(); i++) {
      walked = walked.resolve(path.getName(i));
      Optional<Path> outside = bound.containsKey(walked) ? Optional.empty() : outside(walked);
      if (outside.isPresent() && !isMountPoint(walked) && Files.isSymbolicLink(outside.get())) {
        try {
          Path target = walked.getParent().resolve(Files.readSymbolicLink(outside.get()));
          Path rest = path.subpath(i, path.getNameCount());
          return Optional.of(
              (i + 1 < path.getNameCount()
                      ? target.resolve(rest.subpath(1, rest.getNameCount()))
                      : target)
                  .normalize());
        } catch (IOException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private boolean isMountPoint(Path inside) {
    return paths.binds().stream().anyMatch(bind -> inside.equals(Path.of(bind.target())));
  }

  private Optional<Path> outside(Path inside) {
    return outside(inside.toString());
  }

  /** Where a path lies on this machine, whether or not anything stands there. */
  Optional<Path> outside(String inside) {
    return paths.outside(inside);
  }

  private Optional<Entry> entry(Path inside) {
    Bound file = bound.get(inside);
    if (file != null) {
      return Optional.of(entry(file, outside(inside).orElseThrow()));
    }
    return outside(inside)
        .flatMap(path -> attributes(path).map(seen -> entry(Optional.of(path), seen)));
  }

  private static Entry entry(Bound file, Path path) {
    Optional<BasicFileAttributes> now =
        attributes(path).filter(seen -> file.key.equals(seen.fileKey()));
    now.ifPresent(seen -> file.seen = seen);
    return entry(now.map(seen -> path), file.seen);
  }

  private static Entry entry(Optional<Path> path, BasicFileAttributes seen) {
    Instant modified = seen.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
    return new Entry(path, seen.size(), modified, seen.isDirectory());
  }

  private static Optional<BasicFileAttributes> attributes(Path path) {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
