package io.pxedock.console.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of text in tones.
 *
 * @param selected whether the cursor is on it
 */
public record Line(List<Span> spans, boolean selected) {
  /** A line without text. */
  public static final Line EMPTY = new Line(List.of(), false);

  /** Returns a line of plain text. */
  public static Line of(String text) {
    return EMPTY.plus(text, Tone.PLAIN);
  }

  /** Returns a line of text in one tone. */
  public static Line of(String text, Tone tone) {
    return EMPTY.plus(text, tone);
  }

  /** Returns this line followed by plain text. */
  public Line plus(String text) {
    return plus(text, Tone.PLAIN);
  }

  /** Returns this line followed by text in one tone. */
  public Line plus(String text, Tone tone) {
    if (text.isEmpty()) {
      return this;
    }
    List<Span> longer = new ArrayList<>(spans);
    longer.add(new Span(text, tone));
    return new Line(List.copyOf(longer), selected);
  }

  /** Returns this line followed by a span. */
  public Line plus(Span span) {
    return plus(span.text(), span.tone());
  }

  /** Returns this line followed by the spans of another. */
  public Line plus(Line other) {
    List<Span> longer = new ArrayList<>(spans);
    longer.addAll(other.spans);
    return new Line(List.copyOf(longer), selected);
  }

  /** Returns this line, selected or not. */
  public Line select(boolean on) {
    return new Line(spans, on);
  }

  /** A part of it, by the places of its characters as they are shown. */
  Line part(int from, int to) {
    Line part = new Line(List.of(), selected);
    int at = 0;
    for (Span span : spans) {
      String shown = Displayable.of(span.text());
      int begin = Math.max(0, from - at);
      int end = Math.min(shown.length(), to - at);
      part = begin < end ? part.plus(shown.substring(begin, end), span.tone()) : part;
      at += shown.length();
    }
    return part;
  }

  /** Returns this line behind that many blanks. */
  Line indented(int blanks) {
    Line indented = new Line(List.of(), selected).plus(" ".repeat(blanks));
    return indented.plus(this);
  }

  /** Truncates the line to {@code cells} cells, ending in "…". */
  public Line cut(int cells) {
    if (width() <= cells) {
      return this;
    }
    Line out = new Line(List.of(), selected);
    for (Span span : spans) {
      int room = cells - out.width();
      if (Cells.width(span.text()) >= room) {
        return out.plus(Cells.cut(span.text(), room - 1), span.tone())
            .plus(room > 0 ? "…" : "", span.tone());
      }
      out = out.plus(span);
    }
    return out;
  }

  /** Returns the width in columns of a terminal; wide characters take two. */
  public int width() {
    return spans.stream().mapToInt(s -> Cells.width(s.text())).sum();
  }

  /** Returns the text without tones. */
  public String text() {
    StringBuilder text = new StringBuilder();
    spans.forEach(s -> text.append(s.text()));
    return text.toString();
  }
}
