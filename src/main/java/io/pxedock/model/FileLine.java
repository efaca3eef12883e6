package io.pxedock.model;

/**
 * A place an operator can go to: a file, relative to the work directory, and a line.
 *
 * @param line counted from 1; 0 for the file as a whole
 */
public record FileLine(String file, int line) {
  /** Returns the place that is a whole file. */
  public static FileLine whole(String file) {
    return new FileLine(file, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
