package io.pxedock.console.render;

import io.pxedock.model.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.WCWidth;

/** Tables for people: columns aligned by the width that a terminal gives each character. */
public final class Tables {
  private static final String GAP = "  ";

  /** No terminal is narrower than that. */
  private static final int NARROWEST = 20;

  private Tables() {}

  /**
   * The table, each line cut where the terminal ends.
   *
   * @param columns how wide that is, asked for only when it matters; 0 for no end
   */
  public static List<String> print(Listing listing, Style style, IntSupplier columns) {
    if (listing.rows().isEmpty()) {
      return listing.empty().isEmpty() ? List.of() : List.of(listing.empty());
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
    List<String> titles = shown.stream().map(i -> listing.columns().get(i).title()).toList();
    int[] widths = widths(titles, cells);
    List<String> lines = new ArrayList<>();
    int natural = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
    int end = natural > NARROWEST ? columns.getAsInt() : 0;
    lines.add(style.strong(cut(line(titles, widths), end, style)));
    cells.forEach(row -> lines.add(cut(line(row, widths), end, style)));
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
    int[] widths = titles.stream().mapToInt(Tables::width).toArray();
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      line.append(i == 0 ? "" : GAP).append(cell);
      if (i < widths.length - 1) {
        line.append(" ".repeat(widths[i] - width(cell)));
      }
    }
    return line.toString().stripTrailing();
  }

  /** The text as far as the columns go, with a mark where it was cut. */
  public static String cut(String text, int columns, Style style) {
    if (columns <= 0 || width(text) <= columns) {
      return text;
    }
    String mark = style.unicode() ? "…" : "~";
    int end = 0;
    int room = columns - 1;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      room -= Math.max(0, WCWidth.wcwidth(c));
      if (room < 0) {
        break;
      }
      end += Character.charCount(c);
    }
    return text.substring(0, end) + mark;
  }

  /** How many columns of a terminal a text takes. */
  public static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }
}
