package io.pxedock.model;

/** The exit codes, on which scripts rely. */
public enum ExitCode {
  DONE(0),
  FAILED(1),
  USAGE(2),
  REFUSED(3),
  UNREACHABLE(4),
  UNHEALTHY(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** Returns the number that the process ends with. */
  public int code() {
    return code;
  }
}
