package io.pxedock.console.dashboard.view;

import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.core.timeline.Stage;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a host is, in few words: what is wrong with its lines, and how far its boot has come.
 *
 * @param problem empty when nothing is wrong
 * @param stage empty when the log tells of no boot
 */
record HostState(String problem, Tone problemTone, String stage, Tone stageTone) {
  static HostState of(List<Problem> problems, Optional<MachineTimeline> trace, Instant now) {
    Optional<Boot> boot = trace.flatMap(MachineTimeline::boot);
    String problem = "";
    Tone tone = Tone.WARNING;
    for (Problem p : problems) {
      boolean error = p.severity() == Severity.ERROR;
      if (problem.isEmpty() || (error && tone != Tone.BAD)) {
        tone = error ? Tone.BAD : Tone.WARNING;
        problem = (error ? "✗ " : "! ") + p.code();
      }
    }
    return new HostState(
        problem,
        tone,
        boot.map(b -> words(b, now)).orElse(""),
        boot.map(b -> tone(b, now)).orElse(Tone.PLAIN));
  }

  private static String words(Boot boot, Instant now) {
    String stuck = boot.stuckAt(now);
    if (!stuck.isEmpty()) {
      return "! " + stuck;
    }
    if (isDefault(boot)) {
      return "✓ default";
    }
    return (isLoaded(boot) ? "✓ " : "▸ ") + boot.stage().word();
  }

  private static Tone tone(Boot boot, Instant now) {
    if (!boot.stuckAt(now).isEmpty()) {
      return Tone.WARNING;
    }
    return isLoaded(boot) || isDefault(boot) ? Tone.GOOD : Tone.ACCENT;
  }

  private static boolean isLoaded(Boot boot) {
    return !boot.stage().isBefore(Stage.INITRD);
  }

  // Most sites have it boot the disk: nothing more is asked of the server.
  private static boolean isDefault(Boot boot) {
    return boot.stage() == Stage.CONFIG && boot.last().what().equals("default");
  }

  /** Returns problem and stage in {@code cells} cells. */
  Line line(int cells) {
    String gap = problem.isEmpty() || stage.isEmpty() ? "" : "  ";
    Line line = Line.of(problem, problemTone).plus(gap).plus(stage, stageTone);
    if (line.width() <= cells) {
      return line;
    }
    return problem.isEmpty()
        ? Line.of(Cells.fit(stage, cells, "…"), stageTone)
        : Line.of(Cells.fit(problem, cells, "…"), problemTone);
  }
}
