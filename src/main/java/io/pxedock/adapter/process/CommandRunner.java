package io.pxedock.adapter.process;

import java.time.Duration;
import java.util.List;

/** Runs a command of the system. */
public interface CommandRunner {
  /**
   * Runs it to its end, with nothing to read and this process's environment; no shell is involved.
   *
   * @param deadline after which it is killed, with all that it started
   */
  Outcome run(List<String> argv, Duration deadline);

  /**
   * How it went.
   *
   * @param exit its exit code; 128 and the signal's number when a signal ended it
   */
  record Outcome(Ending ending, int exit, String stdout, String stderr) {
    public static Outcome exited(int exit, String stdout, String stderr) {
      return new Outcome(Ending.EXITED, exit, stdout, stderr);
    }

    public static Outcome of(Ending ending) {
      return new Outcome(ending, -1, "", "");
    }
  }

  /** What became of a command. */
  enum Ending {
    EXITED,
    /** There is no such program on the PATH. */
    MISSING,
    /** It was killed at its deadline. */
    TIMED_OUT
  }
}
