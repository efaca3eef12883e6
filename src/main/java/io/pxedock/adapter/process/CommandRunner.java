package io.pxedock.adapter.process;

import java.time.Duration;
import java.util.List;

/** Runs a command of the system. */
public interface CommandRunner {
  /**
   * Runs a command to its end, without a shell, with empty stdin and the environment of this
   * process.
   *
   * @param deadline the time after which the command is killed, with all processes that it started
   */
  Outcome run(List<String> argv, Duration deadline);

  /**
   * The result of a command.
   *
   * @param exit the exit code; 128 plus the number of the signal that ended the command
   */
  record Outcome(Ending ending, int exit, String stdout, String stderr) {
    /** Returns the outcome of a program that ended by itself. */
    public static Outcome exited(int exit, String stdout, String stderr) {
      return new Outcome(Ending.EXITED, exit, stdout, stderr);
    }

    /** Returns the outcome of a program that did not end by itself, without output. */
    public static Outcome of(Ending ending) {
      return new Outcome(ending, -1, "", "");
    }
  }

  /** How a command ended. */
  enum Ending {
    EXITED,
    /** The program is not on the PATH. */
    MISSING,
    /** The command was killed at its deadline. */
    TIMED_OUT
  }
}
