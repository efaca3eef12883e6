package io.pxedock.dashboard.ink;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of text in tones.
 *
 * @param selected whether the cursor is on it
 */
public record Line(List<Span> spans, boolean selected) {
  public static final Line EMPTY = new Line(List.of(), false);

  public static Line of(String text) {
    return EMPTY.plus(text, Tone.PLAIN);
  }

  public static Line of(String text, Tone tone) {
    return EMPTY.plus(text, tone);
  }

  public Line plus(String text) {
    return plus(text, Tone.PLAIN);
  }

  public Line plus(String text, Tone tone) {
    if (text.isEmpty()) {
      return this;
    }
    List<Span> longer = new ArrayList<>(spans);
    longer.add(new Span(text, tone));
    return new Line(List.copyOf(longer), selected);
  }

  public Line plus(Line other) {
    List<Span> longer = new ArrayList<>(spans);
    longer.addAll(other.spans);
    return new Line(List.copyOf(longer), selected);
  }

  public Line select(boolean on) {
    return new Line(spans, on);
  }

  public int width() {
    return spans.stream().mapToInt(s -> Cells.width(s.text())).sum();
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    spans.forEach(s -> text.append(s.text()));
    return text.toString();
  }
}
