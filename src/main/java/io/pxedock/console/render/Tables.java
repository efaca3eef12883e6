package io.pxedock.console.render;

import io.pxedock.model.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables for people: columns aligned by the width that a terminal gives each character. */
public final class Tables {
  static final String GAP = "  ";

  /** No terminal is narrower than that. */
  private static final int NARROWEST = 20;

  private Tables() {}

  /**
   * Returns the table; a row that is wider than the terminal is folded.
   *
   * @param columns the width of the terminal, asked for only when it matters; 0 for no end
   */
  public static List<Line> print(Listing listing, IntSupplier columns) {
    if (listing.rows().isEmpty()) {
      return listing.empty().isEmpty() ? List.of() : List.of(Line.of(listing.empty()));
    }
    List<Integer> shown =
        IntStream.range(0, listing.columns().size())
            .filter(i -> !listing.columns().get(i).title().isEmpty())
            .boxed()
            .toList();
    List<List<String>> cells = new ArrayList<>();
    for (List<Object> row : listing.rows()) {
      cells.add(shown.stream().map(i -> Printable.line(cell(row.get(i)))).toList());
    }
    List<Listing.Column> kept = shown.stream().map(listing.columns()::get).toList();
    List<String> titles = kept.stream().map(Listing.Column::title).toList();
    int[] widths = widths(titles, cells);
    int natural = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
    int end = natural > NARROWEST ? columns.getAsInt() - 1 : 0;
    if (end >= NARROWEST && natural > end) {
      return new FoldedTable(kept, cells, widths, end).lines();
    }
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(line(titles, widths), Tone.STRONG));
    cells.forEach(row -> lines.add(Line.of(line(row, widths))));
    return lines;
  }

  private static String cell(Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof Boolean b) {
      return b ? "yes" : "-";
    }
    if (value instanceof List<?> list) {
      return list.isEmpty()
          ? "-"
          : list.stream().map(Listing::word).collect(Collectors.joining(", "));
    }
    String text = String.valueOf(value);
    return text.isEmpty() ? "-" : text;
  }

  private static int[] widths(List<String> titles, List<List<String>> cells) {
    int[] widths = titles.stream().mapToInt(Cells::rawWidth).toArray();
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Cells.rawWidth(row.get(i)));
      }
    }
    return widths;
  }

  static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      line.append(i == 0 ? "" : GAP).append(cell);
      if (i < widths.length - 1) {
        line.append(" ".repeat(widths[i] - Cells.rawWidth(cell)));
      }
    }
    return line.toString().stripTrailing();
  }

  /** Returns the text, cut with "…" where it is longer than {@code columns}; 0 cuts nothing. */
  public static Line cut(String text, int columns, Tone tone) {
    return columns <= 0 || Cells.rawWidth(text) <= columns
        ? Line.of(text, tone)
        : Line.of(Cells.rawCut(text, columns - 1), tone).plus("…", tone);
  }
}
