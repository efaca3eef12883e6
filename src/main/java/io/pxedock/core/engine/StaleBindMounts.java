package io.pxedock.core.engine;

import io.pxedock.core.boot.BoundFile;
import io.pxedock.core.boot.ServedTree;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerInside.File;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.file.FileInfo;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the sources of a container's bind mounts with what the container sees: a bind mount
 * follows the inode, so a file or a directory that was moved into its place is not what the
 * container has.
 */
final class StaleBindMounts {
  private final WorkFiles files;

  StaleBindMounts(WorkFiles files) {
    this.files = files;
  }

  /** Returns what became of each source, by its path on this machine. */
  Map<Path, BoundFile> compare(ContainerState container, ServedTree tree) {
    Map<Path, BoundFile> found = new LinkedHashMap<>();
    for (Bind bind : container.binds()) {
      Path source = Path.of(bind.source());
      Optional<File> inside = tree.inside().file(bind.target());
      found.put(source, compare(files.infoFollowingLinks(source), inside));
    }
    return found;
  }

  private static BoundFile compare(Optional<FileInfo> outside, Optional<File> inside) {
    if (outside.isEmpty()) {
      return BoundFile.GONE;
    }
    return inside.filter(file -> isSame(file, outside.get())).isPresent()
        ? BoundFile.SAME
        : BoundFile.REPLACED;
  }

  // Where both machines number their devices differently, size and time speak for a file.
  private static boolean isSame(File inside, FileInfo outside) {
    boolean looksSame =
        outside.kind() == FileInfo.Kind.FILE
            && inside.size() == outside.size()
            && inside.modified().equals(outside.modified().truncatedTo(ChronoUnit.SECONDS));
    return inside.inode().equals(outside.inode()) || looksSame;
  }
}
