package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.LogBook;
import io.pxedock.console.dashboard.state.LogView;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.LogRow;
import io.pxedock.console.render.RelativeTime;
import io.pxedock.console.render.Tone;
import io.pxedock.core.log.LogEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The end of dnsmasq's log, equal lines after each other folded into one. */
final class LogPanel {
  private LogPanel() {}

  /** Lines that say the same, and the last of them. */
  private record Fold(LogEvent last, LogRow row, int count) {
    Fold oneMore() {
      return new Fold(last, row, count + 1);
    }
  }

  static List<Line> lines(Model model, int cells, int height) {
    LogView log = model.log();
    List<Line> lines = new ArrayList<>();
    lines.add(Titles.of(model, Panel.LOG, remark(log), cells));
    List<Fold> folds = folds(model, height - 1);
    if (folds.isEmpty()) {
      lines.add(Line.of("  nothing", Tone.FAINT));
    }
    for (Fold fold : folds) {
      lines.add(line(model, fold, cells));
    }
    return lines;
  }

  private static List<Fold> folds(Model model, int height) {
    LogView log = model.log();
    LogBook book = log.book();
    List<Fold> folds = new ArrayList<>();
    for (long n = log.bottom() - 1; n >= book.first(); n--) {
      LogEvent event = book.line(n);
      if (!log.shows(event)) {
        continue;
      }
      LogRow row = LogRow.of(event, model.site().names()::get, log.details());
      int last = folds.size() - 1;
      if (last >= 0 && folds.get(last).row().equals(row)) {
        folds.set(last, folds.get(last).oneMore());
      } else if (folds.size() == height) {
        break;
      } else {
        folds.add(new Fold(event, row, 1));
      }
    }
    Collections.reverse(folds);
    return folds;
  }

  private static String remark(LogView log) {
    List<String> words = new ArrayList<>();
    if (log.isPaused()) {
      words.add("paused, " + (log.book().end() - log.bottom()) + " newer lines");
    }
    if (log.host() != null) {
      words.add(log.host().name());
    }
    if (!log.pattern().isEmpty()) {
      words.add("/" + log.pattern());
    }
    if (log.details()) {
      words.add("every line");
    }
    return String.join(" · ", words);
  }

  private static Line line(Model model, Fold fold, int cells) {
    LogRow row = fold.row();
    String time = RelativeTime.clock(fold.last().line().time(), model.setup().zone());
    Line line = row.after(Line.of(" " + time + "  ", Tone.FAINT));
    String count = fold.count() > 1 ? "  ×" + fold.count() : "";
    return line.cut(cells - Cells.width(count)).plus(count, Tone.STRONG);
  }
}
