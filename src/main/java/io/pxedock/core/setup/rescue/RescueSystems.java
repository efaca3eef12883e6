package io.pxedock.core.setup.rescue;

import io.pxedock.core.engine.Site;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.RescueConfig;
import io.pxedock.core.site.Scope;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.rescue.RescueManifest;
import io.pxedock.model.text.LineText;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The 911 systems of a site that pxedock built. */
public final class RescueSystems {
  /** A list of a few hundred packages is far below this. */
  private static final long MAX_MANIFEST_BYTES = 1 << 20;

  private final WorkFiles files;
  private final Path tftp;

  /**
   * @param tftp the directory of {@code pxelinux.cfg}
   */
  public RescueSystems(WorkFiles files, Path tftp) {
    this.files = files;
    this.tftp = tftp;
  }

  /** Returns the systems of a site. */
  public static RescueSystems of(Site site) {
    BootDirectory boot = site.observe(Scope.FILES).files().orThrow().boot().orThrow();
    return new RescueSystems(site.files(), boot.path().getParent());
  }

  /** Returns what a build has to know of the directory. */
  public BuildRescue.Existing existing() {
    List<String> loaders = new ArrayList<>();
    for (String name : names(tftp)) {
      Path loader = tftp.resolve(name);
      boolean leadsHere =
          isDirectory(loader)
              && !name.equals(RescueConfig.DIRECTORY)
              && files
                  .info(loader.resolve("pxelinux.cfg"))
                  .filter(info -> info.kind() == FileInfo.Kind.LINK)
                  .isPresent();
      if (leadsHere && files.info(loader.resolve(RescueConfig.DIRECTORY)).isEmpty()) {
        loaders.add(name);
      }
    }
    List<String> systems =
        names(tftp.resolve(RescueConfig.DIRECTORY)).stream().filter(RescueConfig::isId).toList();
    return new BuildRescue.Existing(systems, loaders);
  }

  /** Returns the size of a file of a system in bytes; empty if it does not exist. */
  public Optional<Long> size(String id, String file) {
    return files.infoFollowingLinks(RescueConfig.in(tftp, id).resolve(file)).map(FileInfo::size);
  }

  /** Returns what is in a system; empty if its manifest does not exist. */
  public Optional<RescueManifest> manifest(String id) {
    Path manifest = RescueConfig.in(tftp, id).resolve(RescueManifest.FILE);
    return files
        .info(manifest)
        .filter(info -> info.kind() == FileInfo.Kind.FILE && info.size() <= MAX_MANIFEST_BYTES)
        .map(info -> RescueManifest.parse(LineText.of(files.read(manifest))));
  }

  private boolean isDirectory(Path path) {
    return files.info(path).filter(info -> info.kind() == FileInfo.Kind.DIRECTORY).isPresent();
  }

  private List<String> names(Path directory) {
    return isDirectory(directory) ? files.list(directory) : List.of();
  }
}
