package io.pxedock.console.dashboard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.fixture.ReadmePart;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The keys in README are those of the table; {@code -Dgolden.write=true} writes them anew. */
class ReadmeKeysTest {
  private static final String BEGIN = "<!-- keys: made by ReadmeKeysTest -->\n";
  private static final String END = "<!-- end of keys -->";

  private static String table() {
    Map<String, StringBuilder> groups = new LinkedHashMap<>();
    for (Binding binding : Bindings.ALL) {
      StringBuilder group = groups.computeIfAbsent(binding.group(), name -> new StringBuilder());
      String where =
          binding.group().equals("Hosts") && binding.keys().contains("Enter")
              ? " (in "
                  + binding.panels().stream().map(Panel::title).findFirst().orElseThrow()
                  + ")"
              : "";
      group.append(group.length() == 0 ? "" : " · ");
      group.append('`').append(binding.shown()).append("` ").append(binding.what()).append(where);
    }
    return groups.entrySet().stream()
        .map(group -> "| **" + group.getKey() + "** | " + group.getValue() + " |\n")
        .collect(Collectors.joining("", "| | |\n|---|---|\n", ""));
  }

  @Test
  void theKeysInReadmeAreThoseThatThereAre() throws IOException {
    assertThat(ReadmePart.between(BEGIN, END, table())).isEqualTo(table());
  }
}
