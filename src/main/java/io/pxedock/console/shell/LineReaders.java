package io.pxedock.console.shell;

import io.pxedock.console.render.Style;
import io.pxedock.console.render.Wrap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** Sets the line editor up for commands, without the expansions of a shell script. */
final class LineReaders {
  private LineReaders() {}

  static LineReader build(
      Terminal terminal, ShellGrammar commands, Supplier<Style> style, HistoryFile history) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .history(new LineHistory())
            .appName("pxedock")
            .parser(new LineParser())
            .completer(commands.compileCompleters())
            .completionMatcher(new SpellingMatcher())
            .highlighter(new SyntaxHighlighter(commands.spec(), style))
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .option(Option.AUTO_FRESH_LINE, false)
            .option(Option.AUTO_PARAM_SLASH, false)
            .option(Option.INSERT_TAB, false)
            .option(Option.BRACKETED_PASTE, !isPlain(terminal))
            .variable(LineReader.BELL_STYLE, "none")
            .variable(LineReader.DISABLE_COMPLETION, isPlain(terminal))
            .variable(LineReader.HISTORY_SIZE, 2000)
            .variable(LineReader.HISTORY_FILE_SIZE, 5000);
    history.path().ifPresent(path -> builder.variable(LineReader.HISTORY_FILE, path));
    colour(builder, style.get());
    return builder.build();
  }

  private static void colour(LineReaderBuilder builder, Style style) {
    if (style.colour()) {
      return;
    }
    for (String variable :
        new String[] {
          LineReader.COMPLETION_STYLE_STARTING,
          LineReader.COMPLETION_STYLE_DESCRIPTION,
          LineReader.COMPLETION_STYLE_GROUP
        }) {
      builder.variable(variable, "");
    }
    builder.variable(LineReader.COMPLETION_STYLE_SELECTION, "inverse");
  }

  /** Returns whether the terminal can only print and end lines. */
  static boolean isPlain(Terminal terminal) {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  /** Ends a line that was broken off; the editor does so by itself where it draws the line. */
  static void endLine(Terminal terminal) {
    if (isPlain(terminal)) {
      terminal.writer().println();
      terminal.flush();
    }
  }

  static void changePrompt(LineReader reader, String prompt) {
    if (reader instanceof LineReaderImpl impl) {
      try {
        impl.setPrompt(prompt);
        impl.callWidget(LineReader.REDISPLAY);
      } catch (IllegalStateException e) {
        // The line was ended meanwhile; the next prompt has the news.
      }
    }
  }

  /**
   * Reads one line that is not a command; empty after Ctrl-C or Ctrl-D.
   *
   * @param choices returns the choices of Tab for the typed text
   */
  static Optional<String> ask(
      Terminal terminal, String question, Function<String, List<String>> choices, Style style) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new AnswerParser())
            .completer((reader, typed, found) -> found.addAll(candidates(typed.word(), choices)))
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .option(Option.AUTO_FRESH_LINE, false)
            .option(Option.AUTO_PARAM_SLASH, false)
            .option(Option.INSERT_TAB, false)
            .option(Option.BRACKETED_PASTE, false)
            .variable(LineReader.DISABLE_HISTORY, true)
            .variable(LineReader.DISABLE_COMPLETION, isPlain(terminal))
            .variable(LineReader.BELL_STYLE, "none");
    colour(builder, style);
    try {
      List<String> lines = Wrap.question(question, () -> terminal.getSize().getColumns());
      lines.subList(0, lines.size() - 1).forEach(terminal.writer()::println);
      return Optional.of(builder.build().readLine(lines.get(lines.size() - 1)));
    } catch (UserInterruptException | EndOfFileException e) {
      endLine(terminal);
      return Optional.empty();
    }
  }

  // A directory is not the end of a path.
  private static List<Candidate> candidates(String word, Function<String, List<String>> choices) {
    return choices.apply(word).stream()
        .map(each -> new Candidate(each, each, null, null, null, null, !each.endsWith("/")))
        .toList();
  }
}
