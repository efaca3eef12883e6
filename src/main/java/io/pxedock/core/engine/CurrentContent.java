package io.pxedock.core.engine;

import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;

/** What is at a path, seen as a plan sees it. */
final class CurrentContent {
  private CurrentContent() {}

  /**
   * A host file may be reached through a symbolic link: where a file is meant, it counts as one.
   */
  static Content at(WorkFiles files, Path path, Content meant) {
    return at(files, path, meant instanceof Content.Regular);
  }

  static Content at(WorkFiles files, Path path, boolean fileMeant) {
    boolean isFile =
        fileMeant
            && files
                .infoFollowingLinks(path)
                .filter(info -> info.kind() == FileInfo.Kind.FILE)
                .isPresent();
    return isFile ? Content.file(files.read(path)) : files.content(path);
  }
}
