package io.pxedock.console.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as a terminal of limited width shows them. */
class WrapTest {
  private static final String WORDS = "one two three four five six seven eight nine ten ".repeat(4);

  private static List<String> shown(Line line, int columns) {
    return Wrap.toTerminal(List.of(line), () -> columns).stream().map(Line::text).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 61, 79, 80, 81, 120})
  void aMessageIsBrokenAtWordsAndNeverEndsAtTheLastColumn(int columns) {
    List<String> lines = shown(Line.of(WORDS.strip()), columns);
    assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> line.length() < columns);
    assertThat(String.join(" ", lines.stream().map(String::strip).toList()))
        .isEqualTo(WORDS.strip());
  }

  @Test
  void aLineAsWideAsTheTerminalIsBrokenToo() {
    String line = "a".repeat(39) + " " + "b".repeat(40);
    assertThat(shown(Line.of(line), 80)).hasSize(2);
    assertThat(shown(Line.of(line), 81)).containsExactly(line);
  }

  @Test
  void aValueGoesOnBelowItself() {
    assertThat(shown(Line.of("problem    " + WORDS), 60).get(1)).matches(" {11}\\S.*");
  }

  @Test
  void aCommandGoesOnBehindABackslashAndIsNeverBrokenWithinAQuote() {
    String command = "  printf '%s' 'a b c d e f g h i j k l m n o p q r s t u v' > conf/some/file";
    List<String> lines = shown(Line.of(command, Tone.COMMAND), 60);
    assertThat(lines.get(0)).isEqualTo("  printf '%s' \\");
    String joined = String.join("\n", lines).replaceAll(" +\\\\\n +", " ");
    assertThat(joined).isEqualTo(command);
  }

  @Test
  void withoutATerminalNothingIsBroken() {
    assertThat(shown(Line.of(WORDS), 0)).containsExactly(WORDS);
  }

  @Test
  void aQuestionLeavesRoomForItsAnswer() {
    List<String> lines = Wrap.question(WORDS.strip() + " [y/N] ", () -> 80);
    assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> line.length() <= 70);
    assertThat(lines.get(lines.size() - 1)).endsWith("[y/N] ");
  }
}
