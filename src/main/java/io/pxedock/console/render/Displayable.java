package io.pxedock.console.render;

import com.googlecode.lanterna.TextCharacter;
import io.pxedock.model.Printable;
import java.text.Normalizer;
import org.jline.utils.WCWidth;

/**
 * Text as it can be put into cells. What terminals disagree about, or what makes them move other
 * cells, is written as an escape: control characters, letters that are read from the right, marks
 * that join the cell before them, pictures that take one cell here and two there.
 */
public final class Displayable {
  /** The signs that the dashboard itself uses, one cell each; and what ASCII has for them. */
  private static final String SIGNS = "✓✗▸─│→←↑↓×·…▏–—●○↵";

  private static final String ASCII = "+x>-|><^vx.~|--*o.";

  private Displayable() {}

  /** Returns the text, safe to measure and to paint; applying it twice changes nothing. */
  public static String of(String text) {
    int plain = 0;
    while (plain < text.length() && isPlain(text.charAt(plain))) {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    String safe = Printable.line(Normalizer.normalize(text, Normalizer.Form.NFC));
    StringBuilder out = new StringBuilder(safe.length() + 16);
    safe.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c < 0x7f || SIGNS.indexOf(c) >= 0;
  }

  private static void append(StringBuilder out, int c) {
    if (c < 0x7f || SIGNS.indexOf(c) >= 0 || !isUncertain(c)) {
      out.appendCodePoint(c);
    } else {
      out.append(String.format("\\u%04x", c));
    }
  }

  private static boolean isUncertain(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.OTHER_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          c > 0xff;
      default -> isFromTheRight(c) || isJoiningJamo(c) || isWiderElsewhere(c);
    };
  }

  private static boolean isFromTheRight(int c) {
    return switch (Character.getDirectionality(c)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_ARABIC_NUMBER ->
          true;
      default -> false;
    };
  }

  // Vowels and ends of Korean syllables go into the cells of what stands before them.
  private static boolean isJoiningJamo(int c) {
    return c >= 0x1160 && c <= 0x11ff || c >= 0xd7b0 && c <= 0xd7ff;
  }

  // The screen is painted by Lanterna, and it counts the letters of a few scripts otherwise.
  private static boolean isWiderElsewhere(int c) {
    int here = TextCharacter.fromString(Character.toString(c))[0].isDoubleWidth() ? 2 : 1;
    return WCWidth.wcwidth(c) != here;
  }

  /** Returns what ASCII has for a text that is one of the program's own signs; else the text. */
  static String signInAscii(String text) {
    int sign = text.length() == 1 && text.charAt(0) >= 0x80 ? SIGNS.indexOf(text.charAt(0)) : -1;
    return sign < 0 ? text : ASCII.substring(sign, sign + 1);
  }

  /** Returns the text for a terminal that shows ASCII only, in as many cells. */
  public static String inAscii(String text) {
    String shown = of(text);
    StringBuilder out = new StringBuilder(shown.length());
    shown
        .codePoints()
        .forEach(
            c -> {
              int sign = c < 0x80 ? -1 : SIGNS.indexOf(c);
              String one = Character.toString(c);
              String plain = sign >= 0 ? ASCII.substring(sign, sign + 1) : "?";
              out.append(c < 0x80 ? one : plain.repeat(Math.max(1, Cells.width(one))));
            });
    return out.toString();
  }
}
