package io.pxedock.core.diagnosis;

import io.pxedock.core.diagnosis.PathLink.State;
import io.pxedock.core.site.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a machine that is armed will boot 911: whether {@code 911boot}, the files that it names
 * and the images that it points to were found served.
 *
 * @param fault what keeps 911 from booting; empty when nothing was found that does
 * @param doubt what could not be found out; empty when everything could
 */
public record RescueReadiness(Optional<String> fault, Optional<String> doubt) {
  private static final Set<String> SERVED = Set.of("container", "dnsmasq", "tftp", "images");

  /** Returns what the links of the boot path say of 911. */
  public static RescueReadiness of(Snapshot snapshot) {
    List<PathLink> links = BootPath.of(snapshot);
    Optional<String> fault =
        links.stream()
            .filter(link -> link.state() == State.FAILED)
            .filter(link -> !link.name().equals("docker") && !link.name().equals("boots"))
            .findFirst()
            .map(RescueReadiness::said);
    Optional<String> doubt =
        links.stream()
            .filter(link -> link.state() == State.UNKNOWN && SERVED.contains(link.name()))
            .findFirst()
            .map(RescueReadiness::said);
    return new RescueReadiness(fault, doubt);
  }

  private static String said(PathLink link) {
    return link.name() + ": " + link.detail();
  }

  /** Returns whether every link that 911 needs was found to work. */
  public boolean isProved() {
    return fault.isEmpty() && doubt.isEmpty();
  }
}
