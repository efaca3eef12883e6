package io.pxedock.model.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text file as a list of lines that keep their own endings, so that printing an unchanged text
 * gives back every byte: tabs, trailing blanks, CRLF, a missing last newline, any encoding.
 *
 * <p>Lines are numbered from 1, as editors and dnsmasq's log do.
 */
public final class LineText {
  private final List<String> raw;

  private LineText(List<String> raw) {
    this.raw = List.copyOf(raw);
  }

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

  public Bytes bytes() {
    return Bytes.ofLatin1(String.join("", raw));
  }

  public int size() {
    return raw.size();
  }

  /**
   * Line {@code number} without its ending, each byte one character: what parsers and edits work
   * on, so that a comment in an old encoding survives a change beside it.
   */
  public String line(int number) {
    String line = raw.get(number - 1);
    return line.substring(0, line.length() - ending(line).length());
  }

  /** Line {@code number} as text to show. */
  public String shown(int number) {
    return Bytes.ofLatin1(line(number)).shown();
  }

  /** With one more line at the end, in the ending that the file uses. */
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

  /** With line {@code number} saying something else; its ending stays. */
  public LineText replace(int number, String line) {
    List<String> lines = new ArrayList<>(raw);
    lines.set(number - 1, line + ending(raw.get(number - 1)));
    return new LineText(lines);
  }

  /** Without the lines of those numbers. */
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
}
