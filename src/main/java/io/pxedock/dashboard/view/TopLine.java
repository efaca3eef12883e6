package io.pxedock.dashboard.view;

import io.pxedock.dashboard.ink.Cells;
import io.pxedock.dashboard.ink.Line;
import io.pxedock.dashboard.ink.Tone;
import io.pxedock.dashboard.state.Model;
import io.pxedock.dashboard.state.Source;
import io.pxedock.diagnosis.PathLink;
import io.pxedock.diagnosis.SiteStatus;
import io.pxedock.model.Problem;
import io.pxedock.model.Severity;
import java.util.ArrayList;
import java.util.List;

/** What is wrong now, the worst first; and how many hosts there are. */
final class TopLine {
  private TopLine() {}

  static Line of(Model model, int cells) {
    String counts = counts(model);
    List<Line> wrong = wrong(model);
    Line line = Line.of(" pxedock ", Tone.STRONG);
    Line what =
        model.site().isSeen()
            ? Line.of("✓ all is well", Tone.GOOD)
            : Line.of("looking …", Tone.FAINT);
    if (!wrong.isEmpty()) {
      what = wrong.get(0);
      what = wrong.size() > 1 ? what.plus("  (+" + (wrong.size() - 1) + ")", Tone.FAINT) : what;
    }
    if (!model.activity().running().isEmpty()) {
      counts = "… " + model.activity().running();
    }
    int place = cells - line.width() - what.width() - Cells.width(counts) - 6;
    if (Cells.width(model.setup().place()) <= place) {
      line = line.plus(model.setup().place() + "  ", Tone.FAINT);
    } else {
      line = line.plus(" ");
    }
    int room = cells - line.width() - Cells.width(counts) - 2;
    for (var span : what.spans()) {
      int left = room - (line.width() - (cells - room - Cells.width(counts) - 2));
      line =
          line.plus(
              Cells.width(span.text()) <= left ? span.text() : Cells.fit(span.text(), left, "…"),
              span.tone());
    }
    line = line.plus(" ".repeat(Math.max(1, cells - line.width() - Cells.width(counts) - 1)));
    return line.plus(Cells.cut(counts, cells - line.width()), Tone.FAINT);
  }

  private static String counts(Model model) {
    SiteStatus status = model.site().status();
    if (status == null) {
      return "";
    }
    List<String> words = new ArrayList<>();
    words.add(status.hosts().map(n -> n + " hosts").orElse("hosts ?"));
    status.armed911().filter(n -> n > 0).ifPresent(n -> words.add(n + " armed"));
    int unknown = model.unknown().machines().size();
    if (unknown > 0) {
      words.add(unknown + " unknown");
    }
    return String.join(" · ", words);
  }

  private static List<Line> wrong(Model model) {
    List<Line> wrong = new ArrayList<>();
    for (PathLink link : model.site().path()) {
      if (link.state() == PathLink.State.FAILED) {
        wrong.add(Line.of("✗ " + link.name() + ": " + link.detail(), Tone.BAD));
      }
    }
    for (Source source : Source.values()) {
      String why = model.lost().get(source);
      if (why != null) {
        wrong.add(Line.of("! " + source.words() + " lost, trying again: " + why, Tone.WARNING));
      }
    }
    for (PathLink link : model.site().path()) {
      if (link.state() == PathLink.State.WARNING || link.state() == PathLink.State.UNKNOWN) {
        wrong.add(Line.of("! " + link.name() + ": " + link.detail(), Tone.WARNING));
      }
    }
    List<Problem> problems = model.site().problems();
    if (!problems.isEmpty()) {
      boolean error = problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
      String text =
          problems.size() == 1
              ? problems.get(0).message()
              : problems.size() + " problems in the files (6)";
      wrong.add(Line.of((error ? "✗ " : "! ") + text, error ? Tone.BAD : Tone.WARNING));
    }
    return wrong;
  }
}
