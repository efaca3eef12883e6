package io.pxedock.console.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that a command painted for a terminal, with its colours read back as what they mean. */
public final class Painted {
  /** What a command writes that shows itself anew. */
  public static final String CLEAR = "\u001b[H\u001b[2J";

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;]{0,20})m");

  private Painted() {}

  /** The line; any other control sequence in it stays, and is shown as what it is. */
  public static Line line(String text) {
    Matcher colour = COLOUR.matcher(text);
    Line line = Line.EMPTY;
    Tone tone = Tone.PLAIN;
    int at = 0;
    while (colour.find()) {
      line = line.plus(text.substring(at, colour.start()), tone);
      for (String code : colour.group(1).split(";")) {
        tone = tone(code, tone);
      }
      at = colour.end();
    }
    return line.plus(text.substring(at), tone);
  }

  private static Tone tone(String code, Tone before) {
    return switch (code) {
      case "1" -> Tone.STRONG;
      case "2" -> Tone.FAINT;
      case "31" -> Tone.BAD;
      case "32" -> Tone.GOOD;
      case "33" -> Tone.WARNING;
      case "36" -> Tone.ACCENT;
      case "", "0", "21", "22", "39" -> Tone.PLAIN;
      default -> before;
    };
  }
}
