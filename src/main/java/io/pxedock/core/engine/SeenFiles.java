package io.pxedock.core.engine;

import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.core.dnsmasq.model.KnownFiles;
import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerPaths;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.text.LineText;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files that dnsmasq reads, looked at once each, by their paths in the container. */
final class SeenFiles implements FileSource {
  /** A configuration is text of a few lines, a host file of some thousand. */
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final WorkFiles files;
  private final ContainerPaths paths;
  private final Map<String, Entry> seen = new HashMap<>();

  SeenFiles(WorkFiles files, ContainerPaths paths) {
    this(files, paths, Map.of());
  }

  /**
   * Creates the files, some of which were looked at already.
   *
   * @param known by their paths in the container
   */
  SeenFiles(WorkFiles files, ContainerPaths paths, Map<String, Entry> known) {
    this.files = files;
    this.paths = paths;
    seen.putAll(known);
  }

  @Override
  public Entry at(String path) {
    return seen.computeIfAbsent(path, this::look);
  }

  private Entry look(String inside) {
    Optional<Path> path = paths.outside(inside);
    if (path.isEmpty()) {
      return new Unseen();
    }
    try {
      Optional<FileInfo> info = files.infoFollowingLinks(path.get());
      if (info.isEmpty()) {
        return new Unreadable(ABSENT);
      }
      if (info.get().kind() == FileInfo.Kind.DIRECTORY) {
        return new Directory(files.list(path.get()));
      }
      return info.get().kind() == FileInfo.Kind.FILE && info.get().size() <= MAX_BYTES
          ? new Text(LineText.of(files.read(path.get())))
          : new Unseen();
    } catch (Failure e) {
      // dnsmasq may be allowed what the operator is not.
      return new Unseen();
    }
  }

  /** Returns what was looked at, for a look that asks for nothing else. */
  KnownFiles frozen() {
    return new KnownFiles(Map.copyOf(seen));
  }
}
