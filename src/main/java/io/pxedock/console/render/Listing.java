package io.pxedock.console.render;

import io.pxedock.model.host.Problem;
import java.util.List;

/**
 * Things of one kind, one a row: what a table, a JSON array and a CSV file are printed from.
 *
 * @param rows one cell for each column: a String, a Number, a Boolean, a List, or null for what is
 *     not there
 * @param empty what a table says when there is no row
 */
public record Listing(List<Column> columns, List<List<Object>> rows, String empty) {
  /**
   * @param key the name in JSON and CSV, never changed
   * @param title the heading in a table; empty for a column that tables leave out
   * @param isSpare whether it is folded first where the width is short
   */
  public record Column(String key, String title, boolean isSpare) {
    /** Creates a column that is folded only if the spare ones are. */
    public Column(String key, String title) {
      this(key, title, false);
    }

    /** Returns this column as one that is the first to be folded where the width is short. */
    public Column spare() {
      return new Column(key, title, true);
    }
  }

  /** Returns one value of a list cell as one word. */
  static String word(Object value) {
    return value instanceof Problem problem ? problem.code() : String.valueOf(value);
  }
}
