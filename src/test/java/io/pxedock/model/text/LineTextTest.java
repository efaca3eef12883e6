package io.pxedock.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LineTextTest {
  static Stream<Named<Bytes>> oddFiles() {
    return OddFiles.all();
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("oddFiles")
  void oddFilesPrintAsTheyWereRead(Bytes file) {
    assertThat(LineText.of(file).bytes()).isEqualTo(file);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyScrapsPrintAsTheyWereRead(long seed) {
    Bytes file = OddFiles.ofSeed(seed);
    assertThat(LineText.of(file).bytes()).isEqualTo(file);
  }

  @ParameterizedTest
  @MethodSource("oddFiles")
  void appendingKeepsAllThatWasThere(Bytes file) {
    assertThat(LineText.of(file).append("new").bytes().latin1()).startsWith(file.latin1());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void appendingAddsOneLineAndNothingElse(long seed) {
    LineText before = LineText.of(OddFiles.ofSeed(seed));
    LineText after = LineText.of(before.append("new").bytes());
    assertThat(after.line(before.size() + 1)).isEqualTo("new");
    assertThat(after.size()).isEqualTo(before.size() + 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void replacingALineKeepsEveryOtherByte(long seed) {
    LineText text = LineText.of(Bytes.ofLatin1(OddFiles.ofSeed(seed).latin1() + "a line\n"));
    int number = 1 + new Random(seed).nextInt(text.size());
    String before = prefix(text, number);
    String after = text.bytes().latin1().substring(before.length() + text.line(number).length());
    assertThat(text.replace(number, "changed").bytes().latin1())
        .isEqualTo(before + "changed" + after);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void leavingLinesOutKeepsTheOthersWithTheirEndings(long seed) {
    LineText text = LineText.of(Bytes.ofLatin1(OddFiles.ofSeed(seed).latin1() + "a line\n"));
    int number = 1 + new Random(seed).nextInt(text.size());
    String all = text.bytes().latin1();
    assertThat(text.without(Set.of(number)).bytes().latin1())
        .isEqualTo(prefix(text, number) + all.substring(prefix(text, number + 1).length()));
  }

  /** The bytes of the lines before a line. */
  private static String prefix(LineText text, int number) {
    List<Integer> rest =
        java.util.stream.IntStream.rangeClosed(number, text.size()).boxed().toList();
    return text.without(rest).bytes().latin1();
  }

  @ParameterizedTest
  @MethodSource("oddFiles")
  void replacingALineByItselfChangesNothing(Bytes file) {
    LineText text = LineText.of(file);
    if (text.size() > 0) {
      int middle = (text.size() + 1) / 2;
      text = text.replace(middle, text.line(middle));
    }
    assertThat(text.bytes()).isEqualTo(file);
  }

  @Test
  void aFileWithoutALastNewlineGetsOneBeforeANewLine() {
    assertThat(latin1(LineText.of(Bytes.utf8("a")).append("b"))).isEqualTo("a\nb\n");
  }

  @Test
  void anEmptyFileGetsALineWithAnEnding() {
    assertThat(latin1(LineText.of(Bytes.EMPTY).append("a"))).isEqualTo("a\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'a\r\nb\r\n', '\r\n'",
    "'a\r\nb\r\nc\n', '\r\n'",
    "'a\r\n', '\r\n'",
    "'a\r\nb', '\r\n'",
    "'a\nb\r\n', '\n'",
    "'a\nb', '\n'",
    "'a\rb\r', '\n'"
  })
  void aNewLineEndsAsMostOfTheOthersDo(String file, String ending) {
    assertThat(latin1(LineText.of(Bytes.utf8(file)).append("new"))).endsWith("new" + ending);
  }

  @Test
  void aLoneCarriageReturnBelongsToItsLine() {
    assertThat(LineText.of(Bytes.utf8("a\rb\n")).line(1)).isEqualTo("a\rb");
  }

  @Test
  void aCarriageReturnAtTheEndOfTheFileBelongsToItsLine() {
    assertThat(LineText.of(Bytes.utf8("a\r")).line(1)).isEqualTo("a\r");
  }

  @Test
  void theLastLineOfAFileWithoutANewlineCounts() {
    assertThat(LineText.of(Bytes.utf8("a\nb")).size()).isEqualTo(2);
  }

  @Test
  void theEmptyStringAfterTheLastNewlineIsNoLine() {
    assertThat(LineText.of(Bytes.utf8("a\nb\n")).size()).isEqualTo(2);
  }

  @Test
  void aLineToShowIsReadAsUtf8() {
    assertThat(LineText.of(Bytes.utf8("caf\u00e9\n")).shown(1)).isEqualTo("caf\u00e9");
  }

  @Test
  void bytesDoNotChangeWithTheArrayTheyCameFrom() {
    byte[] array = {1};
    Bytes bytes = Bytes.of(array);
    array[0] = 2;
    assertThat(bytes.toArray()).containsExactly(1);
  }

  private static String latin1(LineText text) {
    return text.bytes().latin1();
  }
}
