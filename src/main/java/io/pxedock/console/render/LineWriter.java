package io.pxedock.console.render;

import java.io.Writer;
import java.util.function.Consumer;

/** Passes on what a command writes, line by line, each line with its tones. */
public final class LineWriter extends LinePrinter {
  private final Consumer<Line> lines;
  private final Runnable cleared;

  /**
   * Creates a writer.
   *
   * @param cleared runs when the command removes what it wrote
   */
  public LineWriter(Consumer<Line> lines, Runnable cleared) {
    super(new Splitter(lines));
    this.lines = lines;
    this.cleared = cleared;
  }

  @Override
  public void line(Line line) {
    lines.accept(line);
  }

  @Override
  public void clear() {
    cleared.run();
  }

  /** Makes lines of plain text. */
  private static final class Splitter extends Writer {
    private final Consumer<Line> lines;
    private final StringBuilder line = new StringBuilder();

    Splitter(Consumer<Line> lines) {
      this.lines = lines;
    }

    @Override
    public void write(char[] text, int from, int length) {
      for (int i = from; i < from + length; i++) {
        if (text[i] == '\n') {
          end();
        } else {
          line.append(text[i]);
        }
      }
    }

    private void end() {
      lines.accept(Line.of(line.toString()));
      line.setLength(0);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      if (line.length() > 0) {
        end();
      }
    }
  }
}
