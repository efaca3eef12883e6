package io.pxedock.console.shell;

import java.io.Writer;
import java.util.concurrent.CompletableFuture;
import org.jline.terminal.Terminal;

/** Writes to a terminal that may still be opening. */
final class TerminalWriter extends Writer {
  private final CompletableFuture<Terminal> terminal;

  TerminalWriter(CompletableFuture<Terminal> terminal) {
    this.terminal = terminal;
  }

  @Override
  public void write(char[] text, int offset, int length) {
    terminal.join().writer().write(text, offset, length);
  }

  @Override
  public void flush() {
    terminal.join().writer().flush();
  }

  @Override
  public void close() {
    // The terminal is not this one's to close.
  }
}
