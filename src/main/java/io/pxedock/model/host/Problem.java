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
  /** Returns an error: the host or the server does not work as it is. */
  public static Problem error(String code, FileLine where, String message, Remedy remedy) {
    return new Problem(code, Severity.ERROR, message, remedy, where);
  }

  /** Returns an error whose remedy is not a command. */
  public static Problem error(String code, FileLine where, String message, String remedy) {
    return error(code, where, message, Remedy.of(remedy));
  }

  /** Returns a warning: it works, and probably not as it was meant. */
  public static Problem warning(String code, FileLine where, String message, Remedy remedy) {
    return new Problem(code, Severity.WARNING, message, remedy, where);
  }

  /** Returns a warning whose remedy is not a command. */
  public static Problem warning(String code, FileLine where, String message, String remedy) {
    return warning(code, where, message, Remedy.of(remedy));
  }

  /** Returns the file and line that the problem is in; empty if it is in no file. */
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
