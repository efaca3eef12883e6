package io.pxedock.core.diagnosis;

import io.pxedock.core.site.Snapshot;
import io.pxedock.core.site.WireProof;
import io.pxedock.model.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The last link: that a machine boots. What the links before it show is not proof of it: only the
 * wire is.
 */
final class BootsLink {
  static final String NAME = "boots";
  private static final int MAX_NAMED = 4;

  private BootsLink() {}

  /**
   * @param before the other links
   */
  static PathLink of(List<PathLink> before, Snapshot snapshot) {
    Optional<PathLink> failed = first(before, PathLink.State.FAILED);
    if (failed.isPresent()) {
      return PathLink.failed(
          NAME, "", "no machine boots while " + failed.get().name() + " fails", "");
    }
    Optional<WireProof> proof = snapshot.proof().orElse(Optional.empty());
    if (proof.isEmpty() || snapshot.running().isEmpty() || !snapshot.files().isKnown()) {
      return unknown("not proved on the wire: run 'pxedock rehearse --all'");
    }
    String then = age(Duration.between(proof.get().time(), snapshot.taken()));
    String now =
        WireProof.fingerprint(snapshot.files().orThrow(), snapshot.running().get().startedAt());
    if (!now.equals(proof.get().fingerprint())) {
      return unknown("not proved since a change: the last rehearsal was " + then + " ago");
    }
    List<String> stopped = proof.get().failed();
    if (!stopped.isEmpty()) {
      return PathLink.failed(
          NAME,
          "rehearsal-failed",
          names(stopped) + " did not boot when rehearsed " + then + " ago",
          Remedy.command("pxedock", "rehearse", stopped.get(0)));
    }
    int proved = proof.get().proved();
    return PathLink.ok(
        NAME,
        proved + " proved",
        proved + (proved == 1 ? " host" : " hosts") + " proved on the wire " + then + " ago");
  }

  private static String age(Duration age) {
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days";
  }

  private static String names(List<String> hosts) {
    return hosts.size() <= MAX_NAMED
        ? String.join(", ", hosts)
        : String.join(", ", hosts.subList(0, MAX_NAMED)) + " and more";
  }

  private static PathLink unknown(String why) {
    return new PathLink(NAME, PathLink.State.UNKNOWN, "", why, "not proved", Remedy.NONE);
  }

  private static Optional<PathLink> first(List<PathLink> links, PathLink.State state) {
    return links.stream().filter(link -> link.state() == state).findFirst();
  }
}
