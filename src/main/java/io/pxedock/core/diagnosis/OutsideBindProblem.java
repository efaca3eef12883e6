package io.pxedock.core.diagnosis;

import io.pxedock.core.site.OutsideBind;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Problem;
import java.nio.file.Path;

/**
 * What is wrong with a bind mount that leads outside the work directory: somebody else may choose
 * what machines are served, and what a change would write.
 */
public final class OutsideBindProblem {
  private OutsideBindProblem() {}

  static Problem of(OutsideBind outside) {
    return in(outside, shown(outside));
  }

  /**
   * Returns the problem of a change to a file in the bind mount.
   *
   * @param file as operators see it
   */
  public static Problem in(OutsideBind outside, String file) {
    return Problem.warning(
        "outside-bind",
        FileLine.whole(file),
        "the container's "
            + outside.bind().target()
            + " is "
            + outside.real()
            + ", outside the work directory "
            + outside.workdir(),
        remedy(outside));
  }

  private static Remedy remedy(OutsideBind outside) {
    return Path.of(outside.bind().source()).startsWith(outside.workdir())
        ? Remedy.of("put the files themselves at " + shown(outside) + ", in place of a link")
        : Remedy.run("pxedock", "setup").suffixed(" to make the container again");
  }

  private static String shown(OutsideBind outside) {
    Path source = Path.of(outside.bind().source());
    return source.startsWith(outside.workdir())
        ? outside.workdir().relativize(source).toString()
        : source.toString();
  }
}
