package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.Finding;
import io.pxedock.console.dashboard.state.ListScroll;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Marks;
import io.pxedock.console.render.Tone;
import io.pxedock.console.render.Wrap;
import io.pxedock.model.host.Severity;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong now; the finding under the cursor is shown whole, with its remedy. */
final class ProblemsPanel {
  private ProblemsPanel() {}

  static List<Line> lines(Model model, int cells, int height) {
    List<Finding> findings = model.findings();
    List<Line> lines = new ArrayList<>();
    String remark = findings.isEmpty() ? "" : "" + findings.size();
    lines.add(Titles.of(model, Panel.PROBLEMS, remark, cells));
    if (findings.isEmpty()) {
      lines.add(Line.of("  no problems found", Tone.FAINT));
    }
    ListScroll scroll = model.look().scroll(Panel.PROBLEMS);
    for (int i = scroll.top(); i < findings.size() && lines.size() < height; i++) {
      Line row = row(findings.get(i), i == scroll.at());
      lines.addAll(i == scroll.at() ? whole(row, findings.get(i), cells) : List.of(row.cut(cells)));
    }
    return lines.size() > height ? lines.subList(0, height) : lines;
  }

  private static List<Line> whole(Line row, Finding finding, int cells) {
    List<Line> lines = new ArrayList<>(Wrap.of(row, cells));
    if (!finding.remedy().isEmpty()) {
      Wrap.of("do: " + finding.remedy(), cells - 4)
          .forEach(text -> lines.add(Line.of("    " + text, Tone.FAINT)));
    }
    return lines;
  }

  private static Line row(Finding finding, boolean here) {
    return Line.of(here ? "▸ " : "  ", Tone.ACCENT)
        .plus(Marks.of(finding.failed() ? Severity.ERROR : Severity.WARNING))
        .plus(" ")
        .plus(finding.place().isEmpty() ? "" : finding.place() + "  ", Tone.FAINT)
        .plus(finding.message());
  }
}
