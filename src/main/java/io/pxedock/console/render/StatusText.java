package io.pxedock.console.render;

import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.model.Printable;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The status page. */
public final class StatusText {
  private StatusText() {}

  /** What needs attention of it, or one line that nothing does. */
  public static List<String> brief(SiteStatus status, Style style) {
    List<PathLink> wrong =
        status.path().stream().filter(link -> link.state() != PathLink.State.OK).toList();
    if (!wrong.isEmpty()) {
      Set<String> said = new HashSet<>();
      // One reason needs no second line, and what only needs another link none at all.
      List<PathLink> first =
          wrong.stream().filter(l -> !l.remedy().isEmpty() && said.add(l.detail())).toList();
      return links(first.isEmpty() ? wrong : first, style);
    }
    String mark = style.state(PathLink.State.OK, style.mark(PathLink.State.OK));
    return List.of(mark + " the boot path is whole, all " + status.path().size() + " links");
  }

  public static List<String> print(SiteStatus status, Style style) {
    List<String> lines = links(status.path(), style);
    lines.add("");
    lines.add(
        "hosts "
            + status.hosts().map(String::valueOf).orElse("?")
            + ", armed for 911 "
            + armed(status, style)
            + ", "
            + pending(status, style));
    for (Problem problem : status.problems()) {
      boolean error = problem.severity() == Severity.ERROR;
      String word = error ? style.bad("error  ") : style.warning("warning");
      lines.add(word + " " + problem.line());
    }
    return lines;
  }

  private static List<String> links(List<PathLink> links, Style style) {
    List<String> lines = new ArrayList<>();
    for (PathLink link : links) {
      String mark = style.state(link.state(), style.mark(link.state()));
      lines.add(mark + " " + String.format("%-10s", link.name()) + link.detail());
      if (!link.remedy().isEmpty()) {
        lines.add(" ".repeat(12) + style.faint("do: " + link.remedy()));
      }
    }
    return lines;
  }

  private static String armed(SiteStatus status, Style style) {
    String count = status.armed911().map(String::valueOf).orElse("?");
    return status.armed911().orElse(0L) > 0 ? style.bad(count) : count;
  }

  private static String pending(SiteStatus status, Style style) {
    List<String> files = new ArrayList<>(status.pending().restart());
    files.addAll(status.pending().reload());
    return files.isEmpty()
        ? "nothing waits to be loaded"
        : style.warning(
            "not loaded yet: "
                + Printable.line(String.join(", ", files))
                + " ("
                + status.pending().word()
                + ")");
  }
}
