package io.pxedock.console.dashboard.view;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import io.pxedock.console.render.Tone;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** The look of each tone. Middling colours, to be read on dark and on light terminals alike. */
public final class Palette {
  /** A look. */
  static final class Ink {
    private final TextColor front;
    private final TextColor back;
    private final EnumSet<SGR> marks;
    private final TextCharacter[] ascii = new TextCharacter[0x80];

    Ink(TextColor front, TextColor back, EnumSet<SGR> marks) {
      this.front = front;
      this.back = back;
      this.marks = marks;
    }

    /** The text in cells. Made once for ASCII: Lanterna's own way takes grapheme by grapheme. */
    TextCharacter[] cells(String text) {
      TextCharacter[] cells = new TextCharacter[text.length()];
      for (int i = 0; i < cells.length; i++) {
        char c = text.charAt(i);
        if (c >= 0x80) {
          return TextCharacter.fromString(text, front, back, marks);
        }
        cells[i] = cell(c);
      }
      return cells;
    }

    private TextCharacter cell(char c) {
      if (ascii[c] == null) {
        ascii[c] = TextCharacter.fromString(String.valueOf(c), front, back, marks)[0];
      }
      return ascii[c];
    }
  }

  private static final TextColor PLAIN = TextColor.ANSI.DEFAULT;

  private final Map<Tone, Ink> usual = new EnumMap<>(Tone.class);
  private final Map<Tone, Ink> selected = new EnumMap<>(Tone.class);

  private Palette() {
    for (Tone tone : Tone.values()) {
      set(tone, PLAIN);
    }
  }

  /** Returns the palette for a number of colours. */
  public static Palette of(Depth depth) {
    Palette palette = new Palette();
    switch (depth) {
      case NONE -> palette.mono();
      case EIGHT, SIXTEEN -> palette.few(depth == Depth.SIXTEEN);
      case MANY -> palette.many();
    }
    return palette;
  }

  Ink ink(Tone tone, boolean onCursor) {
    return (onCursor ? selected : usual).get(tone);
  }

  private void set(Tone tone, TextColor front, SGR... marks) {
    usual.put(tone, new Ink(front, PLAIN, set(marks)));
  }

  private static EnumSet<SGR> set(SGR... marks) {
    EnumSet<SGR> set = EnumSet.noneOf(SGR.class);
    set.addAll(java.util.List.of(marks));
    return set;
  }

  private void selected(Tone tone, TextColor front, TextColor back, SGR... marks) {
    selected.put(tone, new Ink(front, back, set(marks)));
  }

  private void mono() {
    for (Tone tone : Tone.values()) {
      selected(tone, PLAIN, PLAIN, SGR.REVERSE);
    }
    set(Tone.STRONG, PLAIN, SGR.BOLD);
    set(Tone.ACCENT, PLAIN, SGR.BOLD);
    set(Tone.BAD, PLAIN, SGR.BOLD);
  }

  private void few(boolean bright) {
    set(Tone.STRONG, PLAIN, SGR.BOLD);
    set(Tone.FAINT, bright ? TextColor.ANSI.BLACK_BRIGHT : PLAIN);
    set(Tone.GOOD, TextColor.ANSI.GREEN);
    set(Tone.WARNING, TextColor.ANSI.YELLOW);
    set(Tone.BAD, TextColor.ANSI.RED, SGR.BOLD);
    set(Tone.ACCENT, TextColor.ANSI.CYAN);
    for (Tone tone : Tone.values()) {
      selected(tone, TextColor.ANSI.WHITE, TextColor.ANSI.BLUE);
    }
    selected(Tone.BAD, TextColor.ANSI.WHITE, TextColor.ANSI.BLUE, SGR.BOLD);
  }

  private void many() {
    set(Tone.STRONG, PLAIN, SGR.BOLD);
    set(Tone.FAINT, indexed(244));
    set(Tone.GOOD, indexed(71));
    set(Tone.WARNING, indexed(172));
    set(Tone.BAD, indexed(167), SGR.BOLD);
    set(Tone.ACCENT, indexed(37));
    TextColor bar = indexed(24);
    for (Tone tone : Tone.values()) {
      selected(tone, indexed(255), bar);
    }
    selected(Tone.WARNING, indexed(222), bar);
    selected(Tone.BAD, indexed(217), bar, SGR.BOLD);
  }

  private static TextColor indexed(int number) {
    return new TextColor.Indexed(number);
  }
}
