package io.pxedock.model;

import java.util.Optional;

/**
 * Why something was not done, in the one line an operator reads: what is wrong, where, and what to
 * do now. Every front end shows it the same way.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final String what;
  private final transient FileLine where;
  private final transient Remedy remedy;

  private Failure(ExitCode exit, String what, FileLine where, Remedy remedy, Throwable cause) {
    super(RedactedUrl.within(what), cause);
    this.exit = exit;
    this.what = getMessage();
    this.where = where;
    this.remedy = remedy;
  }

  /** Tried and failed (exit 1). */
  public static Failure failed(String what, Remedy remedy) {
    return new Failure(ExitCode.FAILED, what, null, remedy, null);
  }

  /** A {@link #failed(String, Remedy)} that no single command puts right. */
  public static Failure failed(String what, String remedy) {
    return failed(what, Remedy.of(remedy));
  }

  /** Wrong usage (exit 2). */
  public static Failure usage(String what, Remedy remedy) {
    return new Failure(ExitCode.USAGE, what, null, remedy, null);
  }

  /** A {@link #usage(String, Remedy)} that no single command puts right. */
  public static Failure usage(String what, String remedy) {
    return usage(what, Remedy.of(remedy));
  }

  /** The request is invalid or conflicts with what is there (exit 3). */
  public static Failure refused(String what, Remedy remedy) {
    return new Failure(ExitCode.REFUSED, what, null, remedy, null);
  }

  /** A {@link #refused(String, Remedy)} that no single command puts right. */
  public static Failure refused(String what, String remedy) {
    return refused(what, Remedy.of(remedy));
  }

  /** Something that is needed cannot be reached (exit 4). */
  public static Failure unreachable(String what, Remedy remedy) {
    return new Failure(ExitCode.UNREACHABLE, what, null, remedy, null);
  }

  /** A {@link #unreachable(String, Remedy)} that no single command puts right. */
  public static Failure unreachable(String what, String remedy) {
    return unreachable(what, Remedy.of(remedy));
  }

  /** Returns this failure with the file, and the line if there is one, that it is about. */
  public Failure at(FileLine place) {
    return new Failure(exit, what, place, remedy, getCause());
  }

  /** Returns this failure with a cause, which only {@code -v} shows. */
  public Failure because(Throwable cause) {
    return new Failure(exit, what, where, remedy, cause);
  }

  /** Returns the exit code that the failure stands for. */
  public ExitCode exit() {
    return exit;
  }

  /** Returns what is wrong, without the place and the remedy. */
  public String what() {
    return what;
  }

  /** Returns the file and line that the failure is about; empty if it is about no file. */
  public Optional<FileLine> where() {
    return Optional.ofNullable(where);
  }

  /** Returns what to do now; {@link Remedy#NONE} if there is nothing to do. */
  public Remedy remedy() {
    return remedy;
  }

  /** The whole message on one line: {@code what (file:line); remedy}. */
  public String line() {
    String place = where == null ? "" : " (" + where + ")";
    String todo = remedy.isEmpty() ? "" : "; " + remedy;
    return Printable.line(what + place + todo);
  }
}
