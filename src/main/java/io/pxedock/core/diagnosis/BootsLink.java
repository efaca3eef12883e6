package io.pxedock.core.diagnosis;

import io.pxedock.model.Failure;
import java.util.List;
import java.util.Optional;

/**
 * The last link: that a machine boots. What the links before it show is not proof of it: only the
 * wire is.
 */
final class BootsLink {
  static final String NAME = "boots";

  private BootsLink() {}

  /**
   * @param before the other links
   */
  static PathLink of(List<PathLink> before) {
    Optional<PathLink> failed = first(before, PathLink.State.FAILED);
    if (failed.isPresent()) {
      return PathLink.failed(NAME, "no machine boots while " + failed.get().name() + " fails", "");
    }
    return first(before, PathLink.State.UNKNOWN)
        .map(link -> unknown("not proved: " + link.name() + " is not known"))
        .orElseGet(() -> unknown("not proved on the wire"));
  }

  private static PathLink unknown(String why) {
    return PathLink.unknown(NAME, Failure.failed(why, ""));
  }

  private static Optional<PathLink> first(List<PathLink> links, PathLink.State state) {
    return links.stream().filter(link -> link.state() == state).findFirst();
  }
}
