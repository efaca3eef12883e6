package io.pxedock.core.engine;

import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.file.FileInfo;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the container still sees the files that are bound one by one: a bind mount of a file
 * follows the inode, so a file that was moved into its place is not what the container serves.
 */
final class StaleBindMounts {
  private final WorkFiles files;
  private final ContainerEngine docker;

  StaleBindMounts(WorkFiles files, ContainerEngine docker) {
    this.files = files;
    this.docker = docker;
  }

  /** By path on this machine. */
  Map<Path, Boolean> compare(ContainerState container) {
    Map<Path, Boolean> same = new LinkedHashMap<>();
    for (Bind bind : container.binds()) {
      Path source = Path.of(bind.source());
      files
          .infoFollowingLinks(source)
          .filter(info -> info.kind() == FileInfo.Kind.FILE)
          .ifPresent(info -> same.put(source, isSame(container, bind, info)));
    }
    return same;
  }

  private boolean isSame(ContainerState container, Bind bind, FileInfo outside) {
    if (!outside.changed().isAfter(container.startedAt())) {
      return true;
    }
    Optional<ContainerEngine.ServedFile> inside =
        docker.servedFile(container.name(), bind.target());
    return inside
        .map(
            f ->
                f.size() == outside.size()
                    && f.modified().equals(outside.modified().truncatedTo(ChronoUnit.SECONDS)))
        .orElse(false);
  }
}
