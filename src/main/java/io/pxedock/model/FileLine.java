package io.pxedock.model;

/**
 * A place an operator can go to: a file as shown to him (relative to the work directory) and a
 * line, counted from 1; line 0 means the file as a whole.
 */
public record FileLine(String file, int line) {
  public static FileLine whole(String file) {
    return new FileLine(file, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
