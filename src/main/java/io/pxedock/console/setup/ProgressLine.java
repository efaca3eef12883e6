package io.pxedock.console.setup;

import io.pxedock.spi.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/** Shows progress as a bar on the last line of a terminal; shows nothing without a terminal. */
public final class ProgressLine implements Progress {
  private static final long PAUSE = Duration.ofMillis(100).toNanos();
  private static final int WIDTH = 30;

  private final PrintWriter terminal;
  private final boolean shown;
  private long last;
  private boolean open;

  /** Creates a line on a terminal; nothing is written if it is not {@code shown}. */
  public ProgressLine(PrintWriter terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
  }

  @Override
  public synchronized void at(String what, long done, long total) {
    boolean end = total > 0 && done >= total;
    if (!shown || (!end && System.nanoTime() - last < PAUSE)) {
      return;
    }
    last = System.nanoTime();
    terminal.print("\r" + line(what, done, total) + "\u001b[K" + (end ? "\n" : ""));
    terminal.flush();
    open = !end;
  }

  /** Erases the bar, so that another line can be printed. */
  public synchronized void clear() {
    if (open) {
      terminal.print("\r\u001b[K");
      terminal.flush();
      open = false;
    }
  }

  static String line(String what, long done, long total) {
    String size = String.format("%.1f MB", done / 1e6);
    if (total <= 0) {
      return "  " + what + " " + size;
    }
    int filled = (int) Math.min(WIDTH, WIDTH * done / total);
    String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
    return "  [" + bar + "] " + size + " of " + String.format("%.1f MB ", total / 1e6) + what;
  }
}
