package io.pxedock.console.render;

import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.hosts.HostCount;
import io.pxedock.model.Printable;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The status page. */
public final class StatusText {
  private StatusText() {}

  /** Returns the links that need attention, or one line if there is none. */
  public static List<Line> brief(SiteStatus status) {
    List<PathLink> wrong = status.path().stream().filter(PathLink::isTrouble).toList();
    if (!wrong.isEmpty()) {
      Set<String> said = new HashSet<>();
      // One reason needs no second line, and what only needs another link none at all.
      List<PathLink> first =
          wrong.stream().filter(l -> !l.remedy().isEmpty() && said.add(l.detail())).toList();
      return links(first.isEmpty() ? wrong : first);
    }
    String unproved =
        status.path().stream()
            .filter(link -> link.state() == PathLink.State.UNKNOWN)
            .map(PathLink::name)
            .collect(Collectors.joining(", "));
    return List.of(
        unproved.isEmpty()
            ? Line.EMPTY
                .plus(Marks.of(PathLink.State.OK))
                .plus(" the boot path is whole, all " + status.path().size() + " links")
            : Line.of("no problems found on the boot path; not proved: " + unproved));
  }

  /** Returns the whole page: boot path, counts, problems. */
  public static List<Line> print(SiteStatus status) {
    List<Line> lines = links(status.path());
    lines.add(Line.EMPTY);
    lines.add(
        Line.of(status.hosts().map(HostCount::text).orElse("hosts ?") + ", ")
            .plus(armed(status))
            .plus(" armed for 911, ")
            .plus(pending(status)));
    for (Problem problem : status.problems()) {
      boolean error = problem.severity() == Severity.ERROR;
      lines.add(
          Line.of(error ? "error  " : "warning", error ? Tone.BAD : Tone.WARNING)
              .plus(" " + problem.line()));
    }
    return lines;
  }

  private static List<Line> links(List<PathLink> links) {
    List<Line> lines = new ArrayList<>();
    for (PathLink link : links) {
      lines.add(
          Line.EMPTY
              .plus(Marks.of(link.state()))
              .plus(" " + String.format("%-10s", link.name()) + link.detail()));
      if (!link.remedy().isEmpty()) {
        lines.add(Line.of(" ".repeat(12)).plus("do: " + link.remedy(), Tone.FAINT));
      }
    }
    return lines;
  }

  private static Span armed(SiteStatus status) {
    return new Span(
        status.armed911().map(String::valueOf).orElse("?"),
        status.armed911().orElse(0L) > 0 ? Tone.BAD : Tone.PLAIN);
  }

  private static Span pending(SiteStatus status) {
    List<String> files = new ArrayList<>(status.pending().restart());
    files.addAll(status.pending().reload());
    return files.isEmpty()
        ? new Span("nothing waits to be loaded", Tone.PLAIN)
        : new Span(
            "not loaded yet: "
                + Printable.line(String.join(", ", files))
                + " ("
                + status.pending().kind().word()
                + ")",
            Tone.WARNING);
  }
}
