package io.pxedock.console.dashboard.state;

import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that is wrong now: the top line shows the first, the problems panel all of them.
 *
 * @param failed whether it keeps machines from booting; else it is a warning
 * @param place the file and line, or the link of the boot path; may be empty
 * @param remedy what to do now; empty if the problem goes away by itself
 */
public record Finding(boolean failed, String place, String message, String remedy) {
  /** Returns the findings of a model, what has failed first. */
  static List<Finding> of(Model model) {
    List<Finding> failed = new ArrayList<>();
    List<Finding> warned = new ArrayList<>();
    for (Source source : Source.values()) {
      String why = model.lost().get(source);
      if (why != null) {
        warned.add(new Finding(false, "", source.words() + " lost, trying again: " + why, ""));
      }
    }
    for (PathLink link : model.site().path()) {
      if (link.isTrouble()) {
        boolean error = link.state() == PathLink.State.FAILED;
        (error ? failed : warned)
            .add(new Finding(error, link.name(), link.detail(), link.remedy().words()));
      }
    }
    for (Problem problem : model.problems()) {
      boolean error = problem.severity() == Severity.ERROR;
      String place = problem.place().map(String::valueOf).orElse("");
      (error ? failed : warned)
          .add(new Finding(error, place, problem.message(), problem.remedy().words()));
    }
    failed.addAll(warned);
    return failed;
  }
}
