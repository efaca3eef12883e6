package io.pxedock.console.dashboard;

import java.io.Writer;
import java.util.function.Consumer;

/** Passes on what is written, line by line. */
final class LineWriter extends Writer {
  private final Consumer<String> lines;
  private final StringBuilder line = new StringBuilder();

  LineWriter(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void write(char[] text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (text[i] == '\n') {
        lines.accept(line.toString());
        line.setLength(0);
      } else {
        line.append(text[i]);
      }
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    if (line.length() > 0) {
      lines.accept(line.toString());
      line.setLength(0);
    }
  }
}
