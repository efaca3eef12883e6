package io.pxedock.core.diagnosis;

import io.pxedock.core.site.CutOffChange;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Problem;
import java.util.List;

/** Changes that were cut off in the middle, each with what finishes it and what takes it back. */
public final class CutOffProblems {
  /** The code of these problems, for scripts. */
  public static final String CODE = "cut-off-change";

  private CutOffProblems() {}

  /** Returns one error for each; none while the journal cannot be read. */
  public static List<Problem> of(Snapshot snapshot) {
    return snapshot.cutOff().orElse(List.of()).stream().map(CutOffProblems::problem).toList();
  }

  private static Problem problem(CutOffChange change) {
    String number = String.valueOf(change.number());
    return Problem.error(
        CODE,
        null,
        "change "
            + number
            + " ("
            + change.title()
            + ") was cut off: "
            + change.done()
            + " of "
            + change.total()
            + " files done",
        Remedy.run("pxedock", "finish", number)
            .suffixed(" to finish it, or 'pxedock undo " + number + "' to undo it"));
  }
}
