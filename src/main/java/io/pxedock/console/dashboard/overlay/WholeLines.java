package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.Finding;
import io.pxedock.console.dashboard.state.LogView;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Marks;
import io.pxedock.console.render.RelativeTime;
import io.pxedock.console.render.Span;
import io.pxedock.console.render.Tone;
import io.pxedock.core.log.LogEvent;
import io.pxedock.model.Printable;
import io.pxedock.model.host.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the screen cuts where the width is short: the last message, the findings, log lines. */
public final class WholeLines {
  private static final int MAX_LOG = 200;

  private WholeLines() {}

  /** Returns a page with all of it, each part to its end. */
  public static TextPage of(Model model) {
    List<Line> lines = new ArrayList<>();
    if (!model.activity().notice().spans().isEmpty()) {
      lines.add(model.activity().notice());
      lines.add(Line.EMPTY);
    }
    for (Finding finding : model.findings()) {
      Span mark = Marks.of(finding.failed() ? Severity.ERROR : Severity.WARNING);
      String place = finding.place().isEmpty() ? "" : " (" + finding.place() + ")";
      lines.add(Line.of(mark.text() + " " + finding.message() + place, mark.tone()));
      lines.add(Line.of("  do: " + finding.remedy(), Tone.FAINT));
    }
    lines.add(Line.of("Log, the latest line first", Tone.STRONG));
    lines.addAll(log(model));
    return TextPage.of("Whole", lines);
  }

  private static List<Line> log(Model model) {
    LogView log = model.log();
    List<Line> lines = new ArrayList<>();
    for (long n = log.bottom() - 1; n >= log.book().first() && lines.size() < MAX_LOG; n--) {
      LogEvent event = log.book().line(n);
      if (log.shows(event)) {
        String time = RelativeTime.clock(event.line().time(), model.setup().zone());
        lines.add(Line.of(time + "  ", Tone.FAINT).plus(Printable.line(event.line().text())));
      }
    }
    return lines.isEmpty() ? Collections.singletonList(Line.of("nothing", Tone.FAINT)) : lines;
  }
}
