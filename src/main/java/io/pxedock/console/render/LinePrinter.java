package io.pxedock.console.render;

import java.io.PrintWriter;
import java.io.Writer;

/** A writer that takes lines with their tones; see {@link Style#print}. */
public abstract class LinePrinter extends PrintWriter {
  /**
   * Creates a printer.
   *
   * @param text receives what is written as plain text
   */
  protected LinePrinter(Writer text) {
    super(text);
  }

  /** Writes one line. */
  public abstract void line(Line line);

  /** Removes everything that was written. */
  public abstract void clear();
}
