package io.pxedock.console.dashboard.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keys of a dialog: one table for what each key does and for the hints in the bottom line.
 *
 * @param <T> the dialog
 * @param rows in the order of the hints
 */
public record DialogKeys<T>(List<Row<T>> rows) {
  /** The keys of hints that are written in another way than the key is named. */
  private static final Map<String, String> SHOWN =
      Map.of(
          "←", "Left", "→", "Right", "↑", "Up", "↓", "Down", "PgUp", "PageUp", "PgDn", "PageDown");

  /** What a key does to a dialog. */
  public interface Act<T> {
    /** Returns what follows from the key, with the dialog on top of the model. */
    Update on(String key, T dialog, Model model);
  }

  /**
   * One row of the table.
   *
   * @param keys by their names
   * @param hint the keys as they are shown, and a word for what they do; empty for no hint
   */
  public record Row<T>(List<String> keys, String hint, Act<T> act) {}

  /** Returns a table without keys. */
  public static <T> DialogKeys<T> none() {
    return new DialogKeys<>(List.of());
  }

  /**
   * Returns this table with one more row.
   *
   * @param keys their names, separated by blanks; {@code Space} for the space bar
   * @throws IllegalArgumentException if the hint begins with a key that the row does not have
   */
  public DialogKeys<T> on(String keys, String hint, Act<T> act) {
    List<String> names =
        Arrays.stream(keys.split(" ")).map(name -> name.equals("Space") ? " " : name).toList();
    for (String shown : hint.isEmpty() ? List.<String>of() : firstKeys(hint)) {
      if (!names.contains(SHOWN.getOrDefault(shown, shown))) {
        throw new IllegalArgumentException("'" + hint + "' hints at a key that does nothing");
      }
    }
    List<Row<T>> more = new ArrayList<>(rows);
    more.add(new Row<>(names, hint, act));
    return new DialogKeys<>(List.copyOf(more));
  }

  private static List<String> firstKeys(String hint) {
    return List.of(hint.substring(0, hint.indexOf(' ')).split("/"));
  }

  /** Returns this table with the keys that close the dialog. */
  public DialogKeys<T> closing(String keys, String hint) {
    return on(keys, hint, (key, dialog, model) -> Update.to(model.close()));
  }

  /** Returns what a key does; empty for a key that is not in the table. */
  public Optional<Update> press(String key, T dialog, Model model) {
    return rows.stream()
        .filter(row -> row.keys().contains(key))
        .findFirst()
        .map(row -> row.act().on(key, dialog, model));
  }

  /** Returns the hints for the bottom line, three blanks between them. */
  public String hints() {
    return rows.stream()
        .map(Row::hint)
        .filter(hint -> !hint.isEmpty())
        .collect(Collectors.joining("   "));
  }
}
