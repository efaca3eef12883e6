package io.pxedock.console.setup;

import io.pxedock.spi.Progress;
import java.io.PrintWriter;

/** Prints each stage of a long task once, where a bar has no place. */
public final class StageLines implements Progress {
  private final PrintWriter messages;
  private String last = "";

  /** Creates the printer. */
  public StageLines(PrintWriter messages) {
    this.messages = messages;
  }

  @Override
  public synchronized void at(String what, long done, long total) {
    if (!what.equals(last)) {
      last = what;
      messages.println(what);
      messages.flush();
    }
  }
}
