package io.pxedock.console.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks text into lines, between words where it can. */
public final class Wrap {
  /** Lines up to this width, in cells, are not measured against the terminal. */
  private static final int NARROWEST = 40;

  /** The room that is left for an answer behind a question, in cells. */
  private static final int ANSWER = 12;

  private static final int INDENT = 2;

  /** The blanks, the sign and the label before a value that is aligned with others. */
  private static final Pattern LABEL = Pattern.compile("\\s*(\\S )?\\S{1,14} {2,}(?=\\S)");

  private static final int MAX_LABEL = 20;

  private Wrap() {}

  /** Returns lines of at most {@code cells} cells. */
  public static List<String> of(String text, int cells) {
    return of(Line.of(text), cells).stream().map(Line::text).toList();
  }

  /** Returns lines of at most {@code cells} cells, each word in its tone. */
  public static List<Line> of(Line line, int cells) {
    return of(line, cells, 0);
  }

  /**
   * Returns the lines as a terminal shows them: broken between words, continued below their text,
   * and never so long that the last column is written to.
   *
   * @param columns the width of the terminal, asked for only if a line is long; 0 for no end
   */
  public static List<Line> toTerminal(List<Line> lines, IntSupplier columns) {
    List<Line> wrapped = new ArrayList<>(lines.size());
    for (Line line : lines) {
      int end = line.width() > NARROWEST ? columns.getAsInt() - 1 : 0;
      wrapped.addAll(end < NARROWEST ? List.of(line) : of(line, end, indent(line.text())));
    }
    return wrapped;
  }

  /**
   * Returns the lines of a question, with room for the answer behind the last one.
   *
   * @param columns the width of the terminal, asked for only if the question is long; 0 for no end
   */
  public static List<String> question(String question, IntSupplier columns) {
    int end = Cells.width(question) > NARROWEST ? columns.getAsInt() - ANSWER : 0;
    if (end < NARROWEST) {
      return List.of(question);
    }
    List<String> lines = new ArrayList<>(of(question.stripTrailing(), end));
    lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " ");
    return lines;
  }

  private static int indent(String text) {
    Matcher label = LABEL.matcher(text);
    if (label.lookingAt() && label.end() <= MAX_LABEL) {
      return label.end();
    }
    return text.length() - text.stripLeading().length() + INDENT;
  }

  private static List<Line> of(Line line, int cells, int indent) {
    boolean isCommand = line.spans().stream().anyMatch(span -> span.tone() == Tone.COMMAND);
    String end = isCommand ? " \\" : "";
    List<Line> lines = new ArrayList<>();
    Line rest = line;
    while (cells > 0 && rest.width() > cells) {
      String shown = Displayable.of(rest.text());
      int most =
          Math.max(
              Cells.cut(shown, cells - end.length()).length(),
              Character.charCount(shown.codePointAt(0)));
      int blank = isCommand ? ShellBreak.before(shown, most) : shown.lastIndexOf(' ', most);
      boolean words = blank > 0 && !shown.substring(0, blank).isBlank();
      if (isCommand && !words) {
        break;
      }
      Line part = rest.part(0, words ? blank : most);
      lines.add(isCommand ? part.plus(end, Tone.COMMAND) : part);
      rest = rest.part(words ? blank + 1 : most, shown.length()).indented(indent);
    }
    if (lines.isEmpty() || !rest.text().isBlank()) {
      lines.add(rest);
    }
    return lines;
  }
}
