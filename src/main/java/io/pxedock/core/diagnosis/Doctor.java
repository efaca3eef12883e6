package io.pxedock.core.diagnosis;

import io.pxedock.core.diagnosis.PathLink.State;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.FileLine;
import io.pxedock.model.Printable;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that was checked about the whole server, grouped along the boot path.
 *
 * @param checks in the order of a boot: each link, and after it the problems that belong to it
 * @param isWhole whether the files of the site could be read
 */
public record Doctor(List<Check> checks, boolean isWhole) {
  /**
   * One thing that was checked.
   *
   * @param code of what is wrong; empty for a link that is well, or whose cause is another link
   * @param link the link of the boot path that it belongs to
   * @param evidence the line that the check is about; empty if it is about no file
   */
  public record Check(
      String code,
      String link,
      State state,
      String message,
      Optional<Evidence> evidence,
      Remedy remedy) {
    /** Returns whether {@code doctor --fix} carries the remedy out. */
    public boolean isSafe() {
      return SafeFix.of(remedy).isPresent();
    }
  }

  /** A line of a file, with the place where it is. */
  public record Evidence(String what, String where) {}

  /** Returns what the files and the state of the server show. */
  public static Doctor of(Snapshot snapshot) {
    SiteStatus status = SiteStatus.of(snapshot);
    return of(snapshot, status, status.problems());
  }

  /** Returns what the server shows, with what dnsmasq itself says to its files. */
  public static Doctor of(Snapshot snapshot, Preflight preflight) {
    SiteStatus status = SiteStatus.of(snapshot);
    return of(snapshot, status, TrialProblems.of(snapshot, preflight, status.problems()));
  }

  private static Doctor of(Snapshot snapshot, SiteStatus status, Collection<Problem> problems) {
    Map<String, List<Problem>> ofLink =
        problems.stream().collect(Collectors.groupingBy(linkOf(snapshot)));
    List<Check> checks = new ArrayList<>();
    for (PathLink link : status.path()) {
      // The link of dnsmasq repeats a problem of its files; the problem has the place and remedy.
      boolean isRepeated =
          link.remedy().runs("pxedock", "conf", "check")
              && problems.stream().anyMatch(p -> p.code().equals(link.code()));
      if (!isRepeated) {
        checks.add(
            new Check(
                link.code(),
                link.name(),
                link.state(),
                link.detail(),
                Optional.empty(),
                link.remedy()));
      }
      ofLink
          .getOrDefault(link.name(), List.of())
          .forEach(problem -> checks.add(check(problem, link.name(), snapshot)));
    }
    return new Doctor(List.copyOf(checks), snapshot.files().isKnown());
  }

  private static Check check(Problem problem, String link, Snapshot snapshot) {
    return new Check(
        problem.code(),
        link,
        problem.severity() == Severity.ERROR ? State.FAILED : State.WARNING,
        Printable.line(problem.message()),
        problem.place().map(place -> evidence(place, snapshot)),
        problem.remedy().printable());
  }

  private static Evidence evidence(FileLine place, Snapshot snapshot) {
    String text = snapshot.files().value().flatMap(files -> files.text(place)).orElse("");
    return new Evidence(Printable.line(text.strip()), Printable.line(place.toString()));
  }

  /** Finds the link that a problem belongs to: what dnsmasq reads, or what TFTP sends. */
  private static Function<Problem, String> linkOf(Snapshot snapshot) {
    Optional<String> boot =
        snapshot
            .files()
            .value()
            .flatMap(files -> files.boot().value())
            .map(directory -> directory.shown() + "/");
    return problem ->
        boot.filter(b -> problem.place().filter(p -> p.file().startsWith(b)).isPresent())
            .map(b -> "tftp")
            .orElse("dnsmasq");
  }

  /** Returns the checks that found something wrong, without those that only need another link. */
  public List<Check> wrong() {
    return checks.stream()
        .filter(check -> !check.code().isEmpty())
        .filter(check -> check.state() == State.FAILED || check.state() == State.WARNING)
        .toList();
  }

  /** Returns the links that were not proved, or could not be looked at. */
  public List<String> unproved() {
    return checks.stream()
        .filter(check -> check.state() == State.UNKNOWN)
        .map(Check::link)
        .toList();
  }

  /** Returns the checks whose remedy {@code doctor --fix} carries out. */
  public List<Check> safe() {
    return wrong().stream().filter(Check::isSafe).toList();
  }

  /** Returns whether machines can boot: the files were read, and no check has failed. */
  public boolean isHealthy() {
    return isWhole && checks.stream().noneMatch(check -> check.state() == State.FAILED);
  }
}
