package io.pxedock.core.site;

import io.pxedock.model.container.Bind;
import java.nio.file.Path;

/**
 * A bind mount of the container whose source is not in the work directory, by its path or behind a
 * symbolic link.
 *
 * @param workdir the work directory without links
 * @param real the source without links
 */
public record OutsideBind(Bind bind, Path workdir, Path real) {}
