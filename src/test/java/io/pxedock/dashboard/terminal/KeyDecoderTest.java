package io.pxedock.dashboard.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.dashboard.state.Messages.Key;
import io.pxedock.dashboard.state.Messages.Paste;
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
    "[3;2~, Delete",
    "x, Alt-x"
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
  void unknownSequencesAreNothing() {
    assertThat(KeyDecoder.decode("\u001b[?62;c\u001b[15~")).isEmpty();
  }
}
