package io.pxedock.console.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A table that is wider than the terminal. Each row keeps the columns that fit side by side; the
 * others follow below it, each with its title, where they have a value.
 */
final class FoldedTable {
  private static final String INDENT = "    ";

  /** A column of at most this width, in cells, stays in the row as long as wider ones are there. */
  private static final int NARROW = 12;

  private final List<Listing.Column> columns;
  private final List<String> titles;
  private final List<List<String>> rows;
  private final int[] widths;
  private final int end;
  private final SortedSet<Integer> folded = new TreeSet<>();

  /**
   * Creates a table.
   *
   * @param widths the width that each column needs
   * @param end the width that a line may have
   */
  FoldedTable(List<Listing.Column> columns, List<List<String>> rows, int[] widths, int end) {
    this.columns = columns;
    this.titles = columns.stream().map(Listing.Column::title).toList();
    this.rows = rows;
    this.widths = widths;
    this.end = end;
    fold(Listing.Column::isSpare, 0);
    fold(column -> true, NARROW);
    fold(column -> true, 0);
  }

  /** Folds columns, the last first, until the others fit; the first column stays. */
  private void fold(Predicate<Listing.Column> which, int wider) {
    for (int i = widths.length - 1; i > 0 && width() > end; i--) {
      if (widths[i] > wider && which.test(columns.get(i))) {
        folded.add(i);
      }
    }
  }

  private int width() {
    int[] left = left();
    return IntStream.of(left).map(i -> widths[i]).sum() + Tables.GAP.length() * (left.length - 1);
  }

  private int[] left() {
    return IntStream.range(0, widths.length).filter(i -> !folded.contains(i)).toArray();
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.addAll(Wrap.of(Line.of(row(titles), Tone.STRONG), end));
    for (List<String> row : rows) {
      lines.addAll(Wrap.of(Line.of(row(row)), end));
      for (int i : folded) {
        if (!row.get(i).equals("-")) {
          lines.addAll(below(titles.get(i), row.get(i)));
        }
      }
    }
    return lines;
  }

  private String row(List<String> row) {
    int[] left = left();
    return Tables.line(
        IntStream.of(left).mapToObj(row::get).toList(),
        IntStream.of(left).map(i -> widths[i]).toArray());
  }

  private List<Line> below(String title, String value) {
    int label = folded.stream().mapToInt(i -> Cells.rawWidth(titles.get(i))).max().orElse(0) + 2;
    List<Line> lines = new ArrayList<>();
    String head = INDENT + Cells.fit(title.toLowerCase(Locale.ROOT), label, "");
    for (String part : Wrap.of(value, end - INDENT.length() - label)) {
      lines.add(Line.of(head, Tone.FAINT).plus(part));
      head = " ".repeat(head.length());
    }
    return lines;
  }
}
