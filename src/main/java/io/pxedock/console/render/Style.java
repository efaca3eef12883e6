package io.pxedock.console.render;

import java.io.PrintWriter;

/**
 * What a terminal can show. The one place that writes ANSI escape sequences: everything before it
 * is a {@link Line}.
 *
 * @param colour whether escape sequences may be written
 * @param unicode whether the signs of {@link Marks} may be written; text from elsewhere is UTF-8
 */
public record Style(boolean colour, boolean unicode) {
  /** For pipes and files. */
  public static final Style PLAIN = new Style(false, false);

  /** Clears the screen and puts the cursor at its top. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private static final String RESET = "\u001b[0m";

  /** Writes the line and ends it; with its tones if the writer takes them. */
  public void print(PrintWriter to, Line line) {
    if (to instanceof LinePrinter printer) {
      printer.line(line);
    } else {
      to.println(text(line));
    }
  }

  /** Clears what was written; returns false for a writer that cannot. */
  public boolean clear(PrintWriter to) {
    if (to instanceof LinePrinter printer) {
      printer.clear();
    } else if (colour) {
      to.print(CLEAR);
    }
    return colour || to instanceof LinePrinter;
  }

  /** Returns the text in the colours of its tone. */
  public String text(String text, Tone tone) {
    return text(Line.of(text, tone));
  }

  /** Returns the line as this terminal can show it. */
  public String text(Line line) {
    StringBuilder out = new StringBuilder();
    Tone now = Tone.PLAIN;
    for (Span span : line.spans()) {
      if (colour && span.tone() != now && !(code(span.tone()) + code(now)).isEmpty()) {
        out.append(now == Tone.PLAIN ? "" : RESET).append(code(span.tone()));
        now = span.tone();
      }
      out.append(unicode ? span.text() : Displayable.signInAscii(span.text()));
    }
    return out.append(now == Tone.PLAIN ? "" : RESET).toString();
  }

  private static String code(Tone tone) {
    return switch (tone) {
      case PLAIN, COMMAND -> "";
      case STRONG -> "\u001b[1m";
      case FAINT -> "\u001b[2m";
      case GOOD -> "\u001b[32m";
      case WARNING -> "\u001b[33m";
      case BAD -> "\u001b[31m";
      case ACCENT -> "\u001b[36m";
    };
  }
}
