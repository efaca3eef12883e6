package io.pxedock.core.diagnosis.why;

import io.pxedock.core.diagnosis.PendingLoad;
import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.timeline.BootOutcome;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.Ipv4Address;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What has changed in the files and is not yet in force, where the machine depends on it. */
final class LoadCauses {
  private LoadCauses() {}

  static List<Problem> of(Facts facts) {
    PendingLoad pending = PendingLoad.of(facts.snapshot());
    if (pending.kind() == PendingLoad.Kind.NONE || facts.mac().isEmpty()) {
      return List.of();
    }
    boolean isRestart = pending.kind() == PendingLoad.Kind.RESTART;
    List<String> files = isRestart ? pending.restart() : pending.reload();
    String what = String.join(", ", files);
    boolean isStale = isRestart && files.stream().noneMatch(f -> f.endsWith("dnsmasq.conf"));
    String code = isStale ? "stale-bind" : isRestart ? "restart-pending" : "not-loaded";
    Remedy remedy = Remedy.command("pxedock", isRestart ? "restart" : "reload");
    FileLine place = FileLine.whole(files.get(0));
    Optional<Ipv4Address> wanted = ip(facts, facts.preflight());
    Optional<Optional<Ipv4Address>> inForce =
        facts
            .snapshot()
            .files()
            .orThrow()
            .loaded()
            .filter(loaded -> !isReadSince(facts, loaded.at()))
            .map(loaded -> ip(facts, Preflight.of(facts.snapshot(), loaded.files())));
    boolean isUnanswered =
        facts.latest().map(BootOutcome::reason).filter("no address available"::equals).isPresent();
    boolean differs = inForce.isPresent() ? !Objects.equals(inForce.get(), wanted) : isUnanswered;
    if (isStale || (!differs && inForce.isEmpty())) {
      return List.of(
          Problem.warning(
              code, place, what + " changed, and dnsmasq does not have it yet", remedy));
    }
    if (!differs) {
      return List.of();
    }
    String then =
        wanted.map(ip -> facts.name() + " gets " + ip).orElse(facts.name() + " gets nothing");
    return List.of(
        Problem.error(
            code,
            place,
            what + " changed, and dnsmasq does not have it yet: after it " + then,
            remedy));
  }

  // What was kept before dnsmasq last read its files is not in force any more.
  private static boolean isReadSince(Facts facts, Instant kept) {
    return facts.log().stream()
        .filter(LogEvent.FileRead.class::isInstance)
        .anyMatch(event -> event.line().time().isAfter(kept));
  }

  private static Optional<Ipv4Address> ip(Facts facts, Preflight preflight) {
    return preflight.rows().stream()
        .filter(row -> row.mac().equals(facts.mac().orElseThrow()))
        .findFirst()
        .flatMap(row -> Optional.ofNullable(row.ip()));
  }
}
