package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.Environment;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Source;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import java.util.ArrayList;
import java.util.List;

/** What is wrong now, the worst first; and how many hosts there are. */
final class TopLine {
  private TopLine() {}

  static Line of(Model model, int cells) {
    String running = model.activity().running();
    Line right = running.isEmpty() ? counts(model) : Line.of("… " + running, Tone.ACCENT);
    Line what = what(model);
    Line line = Line.of(" pxedock ", Tone.STRONG);
    String place = place(model.setup());
    boolean roomy = line.width() + Cells.width(place) + what.width() + right.width() + 5 <= cells;
    line = roomy ? line.plus(place + "  ", Tone.FAINT) : line.plus(" ");
    line = line.plus(what.cut(cells - line.width() - right.width() - 3));
    line = line.plus(" ".repeat(Math.max(2, cells - line.width() - right.width() - 1)));
    return line.plus(right.cut(cells - line.width()));
  }

  private static String place(Environment setup) {
    return setup.place() + (setup.whyReadOnly().isEmpty() ? "" : "  read-only");
  }

  private static Line what(Model model) {
    List<Line> wrong = wrong(model);
    if (wrong.isEmpty()) {
      return model.site().isSeen()
          ? Line.of("✓ all is well", Tone.GOOD)
          : Line.of("looking …", Tone.FAINT);
    }
    return wrong.size() == 1
        ? wrong.get(0)
        : Line.of("(1 of " + wrong.size() + ") ", Tone.FAINT).plus(wrong.get(0));
  }

  private static Line counts(Model model) {
    SiteStatus status = model.site().status();
    if (status == null) {
      return Line.EMPTY;
    }
    Line counts = Line.of(status.hosts().map(n -> n + " hosts").orElse("hosts ?"), Tone.FAINT);
    long armed = status.armed911().orElse(0L);
    int unknown = model.unknown().machines().size();
    counts = armed > 0 ? counts.plus(" · ", Tone.FAINT).plus(armed + " armed", Tone.BAD) : counts;
    return unknown > 0
        ? counts.plus(" · ", Tone.FAINT).plus(unknown + " unknown", Tone.WARNING)
        : counts;
  }

  private static List<Line> wrong(Model model) {
    List<Line> failed = new ArrayList<>();
    List<Line> warned = new ArrayList<>();
    for (PathLink link : model.site().path()) {
      if (link.state() == PathLink.State.FAILED) {
        failed.add(Line.of("✗ " + link.name() + ": " + link.detail(), Tone.BAD));
      }
    }
    for (Source source : Source.values()) {
      String why = model.lost().get(source);
      if (why != null) {
        warned.add(Line.of("! " + source.words() + " lost, trying again: " + why, Tone.WARNING));
      }
    }
    for (PathLink link : model.site().path()) {
      if (link.state() == PathLink.State.WARNING || link.state() == PathLink.State.UNKNOWN) {
        warned.add(Line.of("! " + link.name() + ": " + link.detail(), Tone.WARNING));
      }
    }
    List<Problem> problems = model.site().problems();
    if (!problems.isEmpty()) {
      boolean error = problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
      String text =
          problems.size() == 1
              ? problems.get(0).message()
              : problems.size() + " problems in the files (6)";
      Line line = Line.of((error ? "✗ " : "! ") + text, error ? Tone.BAD : Tone.WARNING);
      (error ? failed : warned).add(line);
    }
    // What has failed, then what only warns; each in the order of the boot path.
    failed.addAll(warned);
    return failed;
  }
}
