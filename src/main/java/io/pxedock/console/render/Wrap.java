package io.pxedock.console.render;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines, between words where it can. */
public final class Wrap {
  private Wrap() {}

  /** Returns lines of at most {@code cells} cells. */
  public static List<String> of(String text, int cells) {
    return of(Line.of(text), cells).stream().map(Line::text).toList();
  }

  /** Returns lines of at most {@code cells} cells, each word in its tone. */
  public static List<Line> of(Line line, int cells) {
    List<Line> lines = new ArrayList<>();
    Line rest = line;
    while (cells > 0 && rest.width() > cells) {
      String shown = Displayable.of(rest.text());
      int end =
          Math.max(Cells.cut(shown, cells).length(), Character.charCount(shown.codePointAt(0)));
      int blank = shown.lastIndexOf(' ', end);
      boolean words = blank > 0 && !shown.substring(0, blank).isBlank();
      lines.add(rest.part(0, words ? blank : end));
      rest = rest.part(words ? blank + 1 : end, shown.length());
    }
    if (lines.isEmpty() || !rest.spans().isEmpty()) {
      lines.add(rest);
    }
    return lines;
  }
}
