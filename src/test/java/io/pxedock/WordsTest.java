package io.pxedock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the wording rules of CONTRIBUTING that a pattern can check. */
class WordsTest {
  private static final List<Pattern> AVOIDED =
      List.of(
          Pattern.compile("\\b(The same|so many|[Ww]hoever|in vain|anew|mend|mends|mended)\\b"),
          Pattern.compile("(?<![Tt]here )\\bis no (?!longer\\b)[A-Za-z0-9]"),
          Pattern.compile(
              "(stands|lies) (at|in|under|behind|again)\\b|passes over|gives no answer|take[sn]? back"),
          Pattern.compile("/\\*\\* (That|Those|Who|Whoever|One of which|The same)\\b"));

  private static List<String> findings(String place, String text) {
    List<String> found = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      for (Pattern pattern : AVOIDED) {
        if (pattern.matcher(lines.get(i)).find()) {
          found.add(place + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    return found;
  }

  @Test
  void commentsMessagesAndDocumentsUsePlainWords() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
      sources.filter(Files::isRegularFile).forEach(files::add);
    }
    List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").forEach(f -> files.add(Path.of(f)));
    for (Path file : files) {
      found.addAll(findings(file.toString(), Files.readString(file)));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aPlantedSentenceIsFound() {
    assertThat(findings("Planted.java", "  /** The same, for files. */")).isNotEmpty();
    assertThat(findings("Planted.java", "fail(\"'x' is no port\");")).hasSize(1);
    assertThat(findings("Planted.java", "// there is no port; it is no longer here")).isEmpty();
  }
}
