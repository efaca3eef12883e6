package io.pxedock.console.render;

import io.pxedock.model.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values by RFC 4180, with a line of keys on top. */
public final class Csv {
  private Csv() {}

  /** Returns the lines of a listing, the names of its columns first, as RFC 4180 quotes them. */
  public static List<String> print(Listing listing) {
    List<String> lines = new ArrayList<>();
    lines.add(line(listing.columns().stream().map(Listing.Column::key).toList()));
    listing.rows().forEach(row -> lines.add(line(row)));
    return lines;
  }

  private static String line(List<?> row) {
    return row.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  private static String cell(Object value) {
    String raw =
        value instanceof List<?> list
            ? list.stream().map(Listing::word).collect(Collectors.joining("; "))
            : value == null ? "" : String.valueOf(value);
    String text = Printable.line(raw);
    return text.matches(".*[\",].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
