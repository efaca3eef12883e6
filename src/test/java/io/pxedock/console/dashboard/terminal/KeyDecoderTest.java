package io.pxedock.console.dashboard.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.messages.Messages.Click;
import io.pxedock.console.dashboard.messages.Messages.Key;
import io.pxedock.console.dashboard.messages.Messages.Paste;
import io.pxedock.console.dashboard.messages.Messages.Wheel;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDecoderTest {
  @ParameterizedTest
  @CsvSource({
    "[A, Up",
    "OB, Down",
    "[5~, PageUp",
    "[1;5C, Right",
    "[3~, Delete",
    "[Z, Shift-Tab",
    "[3;2~, Delete"
  })
  void sequencesHaveNames(String sequence, String name) {
    assertThat(KeyDecoder.decode("\u001b" + sequence)).containsExactly(new Key(name));
  }

  @Test
  void charactersStandForThemselves() {
    assertThat(KeyDecoder.decode("aé😀 \r\u0003\u007f"))
        .containsExactly(
            new Key("a"),
            new Key("é"),
            new Key("😀"),
            new Key(" "),
            new Key("Enter"),
            new Key("Ctrl-C"),
            new Key("Backspace"));
  }

  @Test
  void escThenAnArrowIsTwoKeys() {
    assertThat(KeyDecoder.decode("\u001b\u001b[A")).containsExactly(new Key("Esc"), new Key("Up"));
  }

  @ParameterizedTest
  @CsvSource({"x, x", "9, 9", "O, O", "\\r, Enter"})
  void escAndAKeyThatCameTogetherAreTwoKeys(String typed, String name) {
    assertThat(KeyDecoder.decode("\u001b" + typed.replace("\\r", "\r")))
        .containsExactly(new Key("Esc"), new Key(name));
  }

  @Test
  void escAndAWordThatCameTogetherAreAllTheirKeys() {
    assertThat(KeyDecoder.decode("\u001bOx"))
        .containsExactly(new Key("Esc"), new Key("O"), new Key("x"));
  }

  @Test
  void theTerminalsAnswerIsNoKey() {
    assertThat(KeyDecoder.decode("a\u001b[0nb"))
        .hasSize(3)
        .element(1)
        .isInstanceOf(Messages.Seen.class);
  }

  @Test
  void pastedTextIsNoKeys() {
    String pasted = KeyDecoder.PASTE_BEGIN + "9d\rq" + KeyDecoder.PASTE_END + "j";

    assertThat(KeyDecoder.decode(pasted)).containsExactly(new Paste("9d\rq"), new Key("j"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[", "\u001b[1;", "\u001bO", "\u001b", "\u001b[200~half"})
  void whatIsNotWholeIsWaitedFor(String input) {
    assertThat(KeyDecoder.isOpen(input)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u001b[A", "\u001b[5~", "\u001b[200~x\u001b[201~", "\u001b[?1c"})
  void whatIsWholeIsNot(String input) {
    assertThat(KeyDecoder.isOpen(input)).isFalse();
  }

  @Test
  void theMouseIsItsOwn() {
    assertThat(KeyDecoder.decode("\u001b[<0;12;5M\u001b[<0;12;5m\u001b[<64;300;50Mj"))
        .containsExactly(new Click(11, 4), new Wheel(299, 49, true), new Key("j"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[<M", "[<;;M", "[<0;99999999;1M", "[<2;1;1M", "[<0;-1;2M"})
  void aMouseThatTellsNothingIsNothing(String sequence) {
    assertThat(KeyDecoder.decode("\u001b" + sequence)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverComesIsKeysOrNothing(long seed) {
    Random random = new Random(seed);
    String alphabet =
        "\u001b\u001b\u001b[[[[<<;;OMm~?0123456789AZaz\r\t\u0003\u0000\u007f\ud83d\ude00é";
    for (int i = 0; i < 2000; i++) {
      StringBuilder input = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        input.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      KeyDecoder.isOpen(input.toString());
      assertThat(KeyDecoder.decode(input.toString())).hasSizeLessThanOrEqualTo(input.length());
    }
  }

  @Test
  void unknownSequencesAreNothing() {
    assertThat(KeyDecoder.decode("\u001b[?62;c\u001b[15~")).isEmpty();
  }
}
