package io.pxedock.model.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text file as a list of lines that keep their own endings, so that an unchanged text keeps every
 * byte: tabs, trailing blanks, CRLF, a missing last newline, any encoding.
 *
 * <p>Lines are numbered from 1, as editors and dnsmasq's log do.
 */
public final class LineText {
  private final List<String> raw;

  private LineText(List<String> raw) {
    this.raw = List.copyOf(raw);
  }

  /** Splits bytes into lines; every byte is kept, line ends and a missing last one included. */
  public static LineText of(Bytes bytes) {
    String text = bytes.latin1();
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', start)) {
      lines.add(text.substring(start, newline + 1));
      start = newline + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return new LineText(lines);
  }

  /** Returns the whole text as bytes, as it was read. */
  public Bytes bytes() {
    return Bytes.ofLatin1(String.join("", raw));
  }

  /** Returns the number of lines; they are numbered from 1. */
  public int size() {
    return raw.size();
  }

  /**
   * Returns line {@code number} without its ending, one character a byte, so that comments in any
   * encoding survive a change.
   *
   * @param number counted from 1
   */
  public String line(int number) {
    String line = raw.get(number - 1);
    return line.substring(0, line.length() - ending(line).length());
  }

  /** Returns line {@code number} for display. */
  public String shown(int number) {
    return Bytes.ofLatin1(line(number)).shown();
  }

  /** Returns the text with one more line at the end, with the ending that most lines have. */
  public LineText append(String line) {
    List<String> lines = new ArrayList<>(raw);
    String ending = usualEnding();
    int last = lines.size() - 1;
    if (last >= 0 && ending(lines.get(last)).isEmpty()) {
      lines.set(last, lines.get(last) + ending);
    }
    lines.add(line + ending);
    return new LineText(lines);
  }

  /** Returns the text with line {@code number} replaced; keeps the ending of the line. */
  public LineText replace(int number, String line) {
    List<String> lines = new ArrayList<>(raw);
    lines.set(number - 1, line + ending(raw.get(number - 1)));
    return new LineText(lines);
  }

  /** Returns the text without the lines of these numbers. */
  public LineText without(Collection<Integer> numbers) {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= raw.size(); i++) {
      if (!numbers.contains(i)) {
        lines.add(raw.get(i - 1));
      }
    }
    return new LineText(lines);
  }

  private String usualEnding() {
    long crlf = raw.stream().filter(line -> line.endsWith("\r\n")).count();
    long ended = raw.stream().filter(line -> line.endsWith("\n")).count();
    return crlf * 2 > ended ? "\r\n" : "\n";
  }

  private static String ending(String line) {
    if (line.endsWith("\r\n")) {
      return "\r\n";
    }
    return line.endsWith("\n") ? "\n" : "";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LineText text && raw.equals(text.raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }
}
