package io.pxedock.core.setup.image;

import io.pxedock.core.engine.Site;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.image.DebianVersion;
import io.pxedock.model.image.DistributionPackage;
import io.pxedock.model.image.ImageRecipe;
import io.pxedock.model.image.ImageState;
import io.pxedock.model.image.PackageSource;
import io.pxedock.spi.Progress;
import io.pxedock.spi.Provisioning;
import java.util.List;
import java.util.Optional;

/**
 * What the server's container runs from.
 *
 * @param name the name that the container's image had when the container was made; that of the
 *     settings without a container
 * @param image empty if Docker does not have it
 * @param isRenamed whether another image has that name now
 * @param running the version that dnsmasq's log names; empty if it names none
 * @param newest what a build would be made from; empty if that was not asked
 * @param unknown why it is not known whether there is a newer one; empty if it is known
 */
public record ImageReport(
    String name,
    Optional<ImageState> image,
    boolean isRenamed,
    String running,
    Optional<ImageRecipe> newest,
    Optional<Failure> unknown) {
  /** Whether newer packages are to be had. */
  public enum Age {
    CURRENT,
    OUTDATED,
    UNKNOWN
  }

  /**
   * Looks at the image, and asks a mirror for the newest packages.
   *
   * @param asksMirror whether a mirror is asked
   */
  public static ImageReport of(Site site, boolean asksMirror) {
    Snapshot snapshot = site.observe(Scope.DAEMON);
    Provisioning images = site.tools().provisioning();
    Optional<ContainerState> container = snapshot.container().orThrow();
    String name = container.map(ContainerState::image).orElse(site.settings().image());
    Optional<ImageState> named = images.image(name);
    Optional<ImageState> image =
        container
            .map(ContainerState::imageId)
            .filter(id -> !id.isEmpty())
            .flatMap(images::image)
            .or(() -> named);
    boolean isRenamed =
        named.isPresent() && !named.map(ImageState::id).equals(image.map(ImageState::id));
    String version =
        snapshot.version().isKnown()
            ? snapshot.version().major() + "." + snapshot.version().minor()
            : "";
    ImageReport report =
        new ImageReport(name, image, isRenamed, version, Optional.empty(), Optional.empty());
    return asksMirror ? report.asking(site) : report;
  }

  private ImageReport asking(Site site) {
    try {
      ImageRecipe found =
          site.tools()
              .distribution()
              .newest(source(label(ImageRecipe.RELEASE_LABEL)), Progress.NONE);
      return new ImageReport(name, image, isRenamed, running, Optional.of(found), unknown);
    } catch (Failure e) {
      return new ImageReport(name, image, isRenamed, running, newest, Optional.of(e));
    }
  }

  // A label is anybody's text: what is not a release is asked for as this machine's.
  private static PackageSource source(String release) {
    return release.matches("[a-z][a-z0-9.-]{0,40}")
        ? new PackageSource(release, "", "")
        : PackageSource.OF_THIS_MACHINE;
  }

  /** Returns a label of the image; empty if it has none of that name. */
  public String label(String key) {
    return image.map(i -> i.label(key)).orElse("");
  }

  /** Returns the packages in the image, each as name=version; none if it does not name them. */
  public List<String> packages() {
    String all = label(ImageRecipe.PACKAGES_LABEL);
    return all.isEmpty() ? List.of() : List.of(all.split(" "));
  }

  /** Returns the version of dnsmasq in the image, as its label or the log names it. */
  public String dnsmasq() {
    String label = label(ImageRecipe.DNSMASQ_LABEL);
    return label.isEmpty() ? running : label;
  }

  /** Returns the packages of which newer versions are to be had, each as name=version. */
  public List<String> newer() {
    List<DistributionPackage> available = newest.map(ImageRecipe::packages).orElse(List.of());
    return available.stream().filter(this::isNewer).map(DistributionPackage::exact).toList();
  }

  private boolean isNewer(DistributionPackage available) {
    String before = available.name() + "=";
    if (packages().isEmpty()) {
      return available.name().equals(ImageRecipe.DNSMASQ) && isLess(running, available.upstream());
    }
    return packages().stream()
        .filter(p -> p.startsWith(before))
        .anyMatch(p -> isLess(p.substring(before.length()), available.version()));
  }

  private static boolean isLess(String version, String other) {
    return new DebianVersion(version).compareTo(new DebianVersion(other)) < 0;
  }

  /** Returns whether newer packages are to be had. */
  public Age age() {
    if (newest.isEmpty() || dnsmasq().isEmpty()) {
      return Age.UNKNOWN;
    }
    return newer().isEmpty() ? Age.CURRENT : Age.OUTDATED;
  }
}
