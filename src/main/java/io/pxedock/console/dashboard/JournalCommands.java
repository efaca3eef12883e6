package io.pxedock.console.dashboard;

import io.pxedock.console.dashboard.overlay.TextPage;
import io.pxedock.console.render.EquivalentCommands;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.core.engine.Journal;
import io.pxedock.core.engine.Site;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.journal.JournalState;
import io.pxedock.core.journal.RecordedChange;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.Plan;
import io.pxedock.model.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Renders the journal as equivalent shell commands. */
final class JournalCommands {
  private JournalCommands() {}

  static TextPage of(Site site, Function<JournalEntry, String> when) {
    Journal journal = site.engine().journal();
    List<JournalEntry> entries = journal.entries();
    Map<Integer, List<Change>> changes = journal.retraced(entries);
    EquivalentCommands shell = new EquivalentCommands(site.settings());
    List<Line> lines = new ArrayList<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      JournalEntry entry = entries.get(i);
      lines.add(heading(entry, when.apply(entry), entry.standing(entries)));
      List<Change> known = changes.get(entry.number());
      if (known == null) {
        entry.changes().forEach(change -> lines.add(place(change)));
      } else {
        commands(shell, site, entry, known)
            .forEach(command -> lines.add(Line.of("    $ ", Tone.ACCENT).plus(command)));
      }
    }
    return TextPage.of("Commands", lines);
  }

  private static Line heading(JournalEntry entry, String when, JournalState state) {
    Line line =
        Line.of(String.format("%4d  %s  %s  ", entry.number(), when, entry.user()), Tone.FAINT)
            .plus(Printable.line(entry.title()), Tone.STRONG)
            .plus("  " + state.words(), state.isDone() ? Tone.GOOD : Tone.FAINT);
    return entry.reason().isEmpty()
        ? line
        : line.plus("  “" + Printable.line(entry.reason()) + "”", Tone.FAINT);
  }

  private static Line place(RecordedChange change) {
    return Line.of("      " + Printable.line(change.path()) + " (changed since)", Tone.FAINT);
  }

  private static List<String> commands(
      EquivalentCommands shell, Site site, JournalEntry entry, List<Change> changes) {
    DaemonAction action = DaemonAction.NONE;
    for (DaemonAction each : DaemonAction.values()) {
      action = each.word().equals(entry.action()) ? each : action;
    }
    Plan plan =
        new Plan(entry.title(), "", List.of(), changes, action, List.of(), List.of(), 0, "");
    return shell.of(plan, site.workdir());
  }
}
