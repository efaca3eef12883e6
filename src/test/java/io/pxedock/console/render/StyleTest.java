package io.pxedock.console.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StyleTest {
  private static final Line LINE = Line.of("✓", Tone.GOOD).plus(" well", Tone.GOOD).plus(" a – b");

  @Test
  void aColourIsWrittenOnceForNeighboursOfOneTone() {
    assertThat(new Style(true, true).text(LINE)).isEqualTo("\u001b[32m✓ well\u001b[0m a – b");
  }

  @Test
  void nothingButTextIsWrittenWithoutColours() {
    assertThat(new Style(false, true).text(LINE)).isEqualTo("✓ well a – b");
  }

  @Test
  void signsAreWrittenInAsciiAndOtherTextAsItIs() {
    assertThat(Style.PLAIN.text(LINE)).isEqualTo("+ well a – b");
  }

  @Test
  void theMarkOfACutIsWrittenInAscii() {
    assertThat(Style.PLAIN.text(Line.of("too long").cut(5))).isEqualTo("too ~");
  }

  @Test
  void aWriterThatTakesTonesGetsTheLineItself() {
    List<Line> lines = new ArrayList<>();
    new Style(true, false).print(printer(lines), LINE);
    assertThat(lines).containsExactly(LINE);
  }

  @Test
  void aPipeIsNotCleared() {
    StringWriter text = new StringWriter();
    assertThat(Style.PLAIN.clear(new PrintWriter(text))).isFalse();
    assertThat(text.toString()).isEmpty();
  }

  private static LinePrinter printer(List<Line> lines) {
    return new LinePrinter(new StringWriter()) {
      @Override
      public void line(Line line) {
        lines.add(line);
      }

      @Override
      public void clear() {
        lines.clear();
      }
    };
  }
}
