package io.pxedock.console.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "host list                        | host,list",
        "§  host\tlist  §                 | host,list",
        "911 set a --reason 'disk died'   | 911,set,a,--reason,disk died",
        "911 set a --reason \"it's\"      | 911,set,a,--reason,it's",
        "x \"a \\\" b\"                   | x,a \" b",
        "x a\\ b                          | x,a b",
        "x 'a\\b'                         | x,a\\b",
        "x a'b c'd                        | x,ab cd",
        "x ''                             | x,",
        "host list # all of them          | host,list",
        "# a comment                      | §§",
        "x a#b                            | x,a#b",
        "x '#b'                           | x,#b",
        "pxedock host list                | host,list",
        "pxedock                          | §§",
        "!x $HOME `id` * ~                | !x,$HOME,`id`,*,~",
      })
  void aLineIsSplitAsAShellSplitsIt(String line, String words) {
    assertThat(String.join(",", TypedLine.parse(line).arguments())).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x 'a", "x \"a", "x \"a\\", "x \\"})
  void aQuoteLeftOpenIsNoticed(String line) {
    assertThat(TypedLine.parse(line).open()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b", "it's", "\"", "\\", "#", "a#", "$x", "\t"})
  void whatIsQuotedIsReadBack(String word) {
    assertThat(TypedLine.parse("x " + TypedLine.quoted(word)).arguments())
        .isEqualTo(List.of("x", word));
  }

  @Test
  void aWordKnowsWhereItStands() {
    TypedLine line = TypedLine.parse("a  'b c' # d");
    assertThat(line.words().get(1)).isEqualTo(new TypedLine.Word("b c", 3, 8, true));
    assertThat(line.comment()).isEqualTo(9);
  }
}
