package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.Environment;
import io.pxedock.console.dashboard.state.Finding;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Marks;
import io.pxedock.console.render.Span;
import io.pxedock.console.render.Tone;
import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.model.host.Severity;
import java.util.List;

/** The top line: the first finding, and the counts of hosts. */
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
    List<Finding> findings = model.findings();
    if (findings.isEmpty()) {
      return model.site().isSeen() ? noFinding(model) : Line.of("looking …", Tone.FAINT);
    }
    Finding first = findings.get(0);
    // What is wrong comes first: the end is cut where the width is short.
    String place = first.place().isEmpty() ? "" : " (" + first.place() + ")";
    Span mark = Marks.of(first.failed() ? Severity.ERROR : Severity.WARNING);
    Line line = Line.EMPTY;
    if (findings.size() > 1) {
      String list = ", key " + Panel.PROBLEMS.number() + ") ";
      line = line.plus("(1 of " + findings.size() + list, Tone.FAINT);
    }
    return line.plus(mark.text() + " " + first.message() + place, mark.tone());
  }

  // Green is for a boot path that was looked at to its end: no problem found is not a proof.
  private static Line noFinding(Model model) {
    boolean proved =
        model.site().path().stream().allMatch(link -> link.state() == PathLink.State.OK);
    return proved ? Line.of("✓ all is well", Tone.GOOD) : Line.of("no problems found");
  }

  private static Line counts(Model model) {
    SiteStatus status = model.site().status();
    if (status == null) {
      return Line.EMPTY;
    }
    String hosts = status.hosts().isPresent() ? model.hosts().machines() + " hosts" : "hosts ?";
    Line counts = Line.of(hosts, Tone.FAINT);
    long armed = status.armed911().orElse(0L);
    int unknown = model.unknown().machines().size();
    int clear = model.toClear().size();
    counts = armed > 0 ? counts.plus(" · ", Tone.FAINT).plus(armed + " armed", Tone.BAD) : counts;
    counts =
        clear > 0 ? counts.plus(" · ", Tone.FAINT).plus(clear + " to clear", Tone.BAD) : counts;
    return unknown > 0
        ? counts.plus(" · ", Tone.FAINT).plus(unknown + " unknown", Tone.WARNING)
        : counts;
  }
}
