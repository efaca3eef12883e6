package io.pxedock.core.site;

import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.text.LineText;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lines {@code name=value} of a file, by name. Blank lines and lines that begin with {@code #}
 * are skipped; of two lines with one name, the last is kept.
 *
 * @param file the name of the file, for messages
 */
public record NamedValues(String file, Map<String, Value> byName) {
  /**
   * @param line the number of its line, from 1
   */
  public record Value(String text, int line) {}

  /**
   * Reads a text.
   *
   * @param noun what a name stands for, such as "a setting"
   * @throws Failure REFUSED if a line has no {@code =} or a name that is not known, with its place
   */
  public static NamedValues read(
      LineText text, String file, String noun, Collection<String> known) {
    Map<String, Value> values = new TreeMap<>();
    for (int n = 1; n <= text.size(); n++) {
      String line = text.shown(n).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? line : line.substring(0, equals).strip();
      if (equals < 0 || !known.contains(name)) {
        String names = known.stream().sorted().collect(Collectors.joining(", "));
        throw Failure.refused(
                "'" + name + "' is not " + noun, "write name=value; the names are " + names)
            .at(new FileLine(file, n));
      }
      values.put(name, new Value(line.substring(equals + 1).strip(), n));
    }
    return new NamedValues(file, values);
  }

  /**
   * Returns the parsed value of a name, or the other one if the file does not have the name.
   *
   * @throws Failure with the code that the parser throws, and the place of the line
   */
  public <T> T parsed(String name, T otherwise, Function<String, T> parser) {
    Value value = byName.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return parser.apply(value.text());
    } catch (Failure e) {
      throw e.at(new FileLine(file, value.line()));
    }
  }

  /** Returns the texts of the values, by name. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    byName.forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }
}
