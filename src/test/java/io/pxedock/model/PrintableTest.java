package io.pxedock.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "cpu-01", "a b", "caf\u00e9", "\u65e5\u672c", "\ud83d\ude80", "\u00a0", "~"})
  void harmlessTextStaysAsItIs(String text) {
    assertThat(Printable.line(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'\u001b[31m', '\\x1b[31m'",
    "'\u001b]0;title\u0007', '\\x1b]0;title\\x07'",
    "'a\nb', 'a\\x0ab'",
    "'a\r\nb', 'a\\x0d\\x0ab'",
    "'a\tb', 'a  b'",
    "'\u0000', '\\x00'",
    "'\u007f', '\\x7f'",
    "'\u009b31m', '\\x9b31m'",
    "'\u0085', '\\x85'",
    "'\u00ad', '\\xad'",
    "'\u202eevil', '\\u202eevil'",
    "'\u2066', '\\u2066'",
    "'\u200b', '\\u200b'",
    "'\u200f', '\\u200f'",
    "'\ufeff', '\\ufeff'",
    "'\u2028', '\\u2028'",
    "'\u2029', '\\u2029'",
    "'\u3164', '\\u3164'",
    "'\ud800', '\\ud800'",
    "'\udc00\ud800', '\\udc00\\ud800'",
    "'\udb40\udc41', '\\ue0041'"
  })
  void whatActsOnTheTerminalOrHidesIsShownAsAnEscape(String text, String shown) {
    assertThat(Printable.line(text)).isEqualTo(shown);
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anythingAtAllComesOutOnOneLineWithoutControls(long seed) {
    String text =
        new Random(seed)
            .ints(200, 0, 0x10000)
            .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
            .toString();
    assertThat(Printable.line(text).codePoints())
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }
}
