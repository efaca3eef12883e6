package io.pxedock.console.command;

import io.pxedock.console.setup.ProgressLine;
import io.pxedock.console.setup.StageLines;
import io.pxedock.core.engine.Site;
import java.io.PrintWriter;
import java.util.function.ToIntBiFunction;

/** Runs long work that reports its progress: as a bar on a terminal, else a line for each stage. */
final class Reported {
  private Reported() {}

  /** Returns the exit code of the work; the bar is erased when the work ends. */
  static int run(Session session, ToIntBiFunction<Session, ProgressLine> work) {
    PrintWriter messages = session.streams().err();
    boolean isTerminal = session.asker().isPresent();
    ProgressLine line = new ProgressLine(messages, isTerminal);
    Site site = session.site().reporting(isTerminal ? line : new StageLines(messages));
    try {
      return work.applyAsInt(session.on(site, false), line);
    } finally {
      line.clear();
    }
  }
}
