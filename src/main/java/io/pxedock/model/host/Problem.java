package io.pxedock.model.host;

import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.Printable;
import io.pxedock.model.Remedy;
import java.util.Optional;

/**
 * Something wrong with the site, in the words an operator reads.
 *
 * @param code a stable name for scripts, such as {@code duplicate-mac}
 * @param where the file and line, null where there is none
 */
public record Problem(
    String code, Severity severity, String message, Remedy remedy, FileLine where) {
  public static Problem error(String code, FileLine where, String message, Remedy remedy) {
    return new Problem(code, Severity.ERROR, message, remedy, where);
  }

  public static Problem error(String code, FileLine where, String message, String remedy) {
    return error(code, where, message, Remedy.of(remedy));
  }

  public static Problem warning(String code, FileLine where, String message, Remedy remedy) {
    return new Problem(code, Severity.WARNING, message, remedy, where);
  }

  public static Problem warning(String code, FileLine where, String message, String remedy) {
    return warning(code, where, message, Remedy.of(remedy));
  }

  public Optional<FileLine> place() {
    return Optional.ofNullable(where);
  }

  /** The refusal of a change that would bring this problem about. */
  public Failure refusal() {
    Failure failure = Failure.refused(message, remedy);
    return where == null ? failure : failure.at(where);
  }

  /** On one line: {@code file:line: message; remedy}. */
  public String line() {
    String place = where == null ? "" : where + ": ";
    String todo = remedy.isEmpty() ? "" : "; " + remedy;
    return Printable.line(place + message + todo);
  }
}
