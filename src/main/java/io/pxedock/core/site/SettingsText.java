package io.pxedock.core.site;

import io.pxedock.model.Failure;
import io.pxedock.model.site.Settings;
import io.pxedock.model.text.LineText;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code pxedock.conf}: the site's settings, {@code name=value}, one a line, {@code #} comments.
 */
public final class SettingsText {
  /** The name of the file in the work directory. */
  public static final String FILE = "pxedock.conf";

  private static final Set<String> NAMES = names(Settings.names());

  private SettingsText() {}

  /** Adds the names that only setup reads, to create a container or a network again. */
  private static Set<String> names(Set<String> settings) {
    Set<String> names = new HashSet<>(settings);
    names.addAll(Set.of("ip-range", "privileged"));
    return Set.copyOf(names);
  }

  /**
   * Reads the settings.
   *
   * @throws Failure REFUSED if a line is not a setting, with its place
   */
  public static Settings parse(LineText text) {
    NamedValues values = read(text);
    return Settings.read(
        new Settings.Reader() {
          @Override
          public <T> T value(String name, T otherwise, Function<String, T> parser) {
            return values.parsed(name, otherwise, parser);
          }
        });
  }

  /**
   * Reads the settings in the file, by name.
   *
   * @throws Failure REFUSED if a line is not a setting, with its place
   */
  public static Map<String, String> values(LineText text) {
    return read(text).texts();
  }

  /**
   * Returns the text with these settings; all other lines are kept.
   *
   * @param wanted by name; an empty value removes the line
   */
  public static LineText with(LineText text, Map<String, String> wanted) {
    Map<String, NamedValues.Value> there = read(text).byName();
    Set<Integer> gone = new HashSet<>();
    LineText result = text;
    for (Map.Entry<String, String> setting : wanted.entrySet()) {
      NamedValues.Value now = there.get(setting.getKey());
      String line = setting.getKey() + "=" + setting.getValue();
      if (setting.getValue().isEmpty()) {
        gone.addAll(now == null ? Set.of() : Set.of(now.line()));
      } else if (now == null) {
        result = result.append(line);
      } else if (!now.text().equals(setting.getValue())) {
        result = result.replace(now.line(), line);
      }
    }
    return result.without(gone);
  }

  /** Returns the names that the file may contain. */
  public static Set<String> names() {
    return NAMES;
  }

  private static NamedValues read(LineText text) {
    return NamedValues.read(text, FILE, "a setting", NAMES);
  }
}
