package io.pxedock.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.command.CommandLines;
import io.pxedock.console.render.Style;
import io.pxedock.fixture.Sessions;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;

class SyntaxHighlighterTest {
  private static final CommandSpec GRAMMAR =
      CommandLines.create(Sessions.ofGrammar()).getCommandSpec();

  private static final Map<AttributedStyle, String> NAMES =
      Map.of(
          AttributedStyle.DEFAULT,
          "",
          AttributedStyle.BOLD,
          "bold",
          AttributedStyle.DEFAULT.faint(),
          "faint",
          AttributedStyle.DEFAULT.foreground(AttributedStyle.RED),
          "red",
          AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN),
          "cyan",
          AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN),
          "green");

  private static AttributedString highlight(String line, boolean colour) {
    return new SyntaxHighlighter(GRAMMAR, () -> new Style(colour, true)).highlight(null, line);
  }

  /** The line with its styles in words, and {@code <>} where there is none again. */
  private static String styles(String line) {
    AttributedString shown = highlight(line, true);
    StringBuilder out = new StringBuilder();
    AttributedStyle now = AttributedStyle.DEFAULT;
    for (int i = 0; i < shown.length(); i++) {
      AttributedStyle next = shown.styleAt(i);
      out.append(next.equals(now) ? "" : "<" + NAMES.get(next) + ">").append(shown.charAt(i));
      now = next;
    }
    return now.equals(AttributedStyle.DEFAULT) ? out.toString() : out + "<>";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "§host list §        | §<bold>host<> <bold>list<> §",
        "§hsot list §        | §<red>hsot<> list §",
        "ho                  | ho",
        "hx                  | <red>hx<>",
        "host list --nope x  | <bold>host<> <bold>list<> <red>--nope<> x",
        "911 set 'a b'       | <bold>911<> <bold>set<> <green>'a b'<>",
        "host list # note    | <bold>host<> <bold>list<> <faint># note<>",
        "§host list -o csv§  | <bold>host<> <bold>list<> <cyan>-o<> csv",
      })
  void wordsAreColouredByTheGrammar(String line, String styled) {
    assertThat(styles(line)).isEqualTo(styled);
  }

  @Test
  void nothingIsColouredWithoutColours() {
    assertThat(highlight("hsot list -o 'x' # y", false).toAnsi()).isEqualTo("hsot list -o 'x' # y");
  }
}
