package io.pxedock.core.setup.action;

import io.pxedock.core.operation.SystemChange;
import io.pxedock.model.RedactedUrl;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.List;

/**
 * Fetches the archive of the boot files and unpacks nothing, so that the operator can compare its
 * checksum first.
 *
 * @param source a URL without a checksum
 */
public record FetchArchive(String source, Path workdir) implements SystemChange {
  @Override
  public String title() {
    return "fetch " + RedactedUrl.of(source);
  }

  @Override
  public List<List<String>> commands() {
    String file = BringArchive.file(source, workdir);
    return List.of(
        List.of("curl", "-fL", "-C", "-", "-o", file, RedactedUrl.of(source)),
        List.of("sha256sum", file));
  }

  @Override
  public void carryOut(Tools tools) {
    tools.archives().fetch(source, BringArchive.fetched(workdir), tools.progress());
  }
}
