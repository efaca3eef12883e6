package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.LinePrinter;
import io.pxedock.console.render.LineWriter;
import io.pxedock.console.render.Style;
import io.pxedock.console.render.Wrap;
import io.pxedock.model.Failure;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The commands that an answer can be passed on to: {@code | grep [-i] [-v] WORD}. */
final class Grep {
  private static final List<String> PAGERS = List.of("less", "more");

  /** The colours of picocli's help, which stand in its text. */
  private static final String COLOURS = "\u001b\\[[0-9;]*m";

  private Grep() {}

  /**
   * Returns a writer that passes on the lines that every command leaves, as they come.
   *
   * @param pipes the words of each command
   * @throws Failure USAGE if one of them is not known
   */
  static PrintWriter through(List<List<String>> pipes, Style style, Streams to) {
    List<Predicate<String>> tests = pipes.stream().map(Grep::test).toList();
    return new LineWriter(line -> pass(line, tests, style, to), () -> {});
  }

  private static void pass(Line line, List<Predicate<String>> tests, Style style, Streams to) {
    String text = line.text().replaceAll(COLOURS, "");
    if (tests.stream().allMatch(test -> test.test(text))) {
      boolean passedOn = to.out() instanceof LinePrinter;
      (passedOn ? List.of(line) : Wrap.toTerminal(List.of(line), to.columns()))
          .forEach(part -> style.print(to.out(), part));
      to.out().flush();
    }
  }

  private static Predicate<String> test(List<String> words) {
    if (words.size() == 1 && PAGERS.contains(words.get(0))) {
      return line -> true;
    }
    List<String> patterns = new ArrayList<>();
    boolean isAnyCase = false;
    boolean isInverted = false;
    for (String word : words.isEmpty() ? words : words.subList(1, words.size())) {
      if (patterns.isEmpty() && word.matches("-[ivE]+")) {
        isAnyCase |= word.indexOf('i') > 0;
        isInverted |= word.indexOf('v') > 0;
      } else {
        patterns.add(word);
      }
    }
    if (words.isEmpty() || !words.get(0).equals("grep") || patterns.size() != 1) {
      throw Failure.usage(
          "only 'grep' can follow '|' here", "write | grep [-i] [-v] WORD, or quote the '|'");
    }
    Predicate<String> found = pattern(patterns.get(0), isAnyCase).asPredicate();
    return isInverted ? found.negate() : found;
  }

  private static Pattern pattern(String word, boolean isAnyCase) {
    int flags = isAnyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    try {
      return Pattern.compile(word, flags);
    } catch (PatternSyntaxException e) {
      return Pattern.compile(word, flags | Pattern.LITERAL);
    }
  }
}
