package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Marks;
import io.pxedock.console.render.Tone;
import io.pxedock.console.render.Wrap;
import io.pxedock.model.host.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the files; the one under the cursor with its remedy. */
final class ProblemsPanel {
  private ProblemsPanel() {}

  static List<Line> lines(Model model, int cells, int height) {
    List<Problem> problems = model.site().problems();
    List<Line> lines = new ArrayList<>();
    String remark = problems.isEmpty() ? "" : "" + problems.size();
    lines.add(Titles.of(model, Panel.PROBLEMS, remark, cells));
    if (problems.isEmpty()) {
      lines.add(Line.of("  no problem in the files", Tone.FAINT));
    }
    int at = model.look().scroll(Panel.PROBLEMS).at();
    int top = model.look().scroll(Panel.PROBLEMS).top();
    for (int i = top; i < problems.size() && lines.size() < height; i++) {
      lines.add(row(problems.get(i), i == at));
      if (i == at && !problems.get(i).remedy().isEmpty()) {
        Wrap.of("do: " + problems.get(i).remedy(), cells - 4)
            .forEach(text -> lines.add(Line.of("    " + text, Tone.FAINT)));
      }
    }
    return lines.size() > height ? lines.subList(0, height) : lines;
  }

  private static Line row(Problem problem, boolean here) {
    String place = problem.place().map(p -> p + "  ").orElse("");
    return Line.of(here ? "▸ " : "  ", Tone.ACCENT)
        .plus(Marks.of(problem.severity()))
        .plus(" ")
        .plus(place, Tone.FAINT)
        .plus(problem.message());
  }
}
