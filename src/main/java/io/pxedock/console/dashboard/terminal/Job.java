package io.pxedock.console.dashboard.terminal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The job that the shell sees: this process, and those around it in its process group. */
final class Job {
  private Job() {}

  /** Stops it, as Ctrl-Z does; returns when it goes on. */
  static void stop() {
    try {
      // All of the group, as the terminal itself would: a wrapper script has to stop too.
      Process kill = new ProcessBuilder("sh", "-c", "kill -s TSTP 0").start();
      kill.waitFor(1, TimeUnit.DAYS);
    } catch (IOException e) {
      // Without a shell there is none to go back to.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
