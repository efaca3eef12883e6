package io.pxedock.console.shell;

import io.pxedock.console.completion.Completion;
import io.pxedock.console.completion.Suggestion;
import io.pxedock.console.completion.Suggestions;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Style;
import io.pxedock.console.render.Tables;
import io.pxedock.console.render.Tone;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.completer.SystemCompleter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.shell.jline3.PicocliCommands;

/**
 * The commands of the grammar and the shell's own, as JLine's registry of commands. The completers
 * of {@link PicocliCommands} know neither parameters nor the values of options, so this one has its
 * own.
 */
final class ShellGrammar extends PicocliCommands {
  /** The least room worth filling with a description. */
  private static final int NARROWEST_DESCRIPTION = 8;

  private static final String GAP = "  ";

  /** The option that holds for the whole session. */
  private static final String FIXED = "--workdir";

  private final CommandLine line;
  private final SiteWatch watch;
  private final Supplier<Style> style;

  private ShellGrammar(CommandLine line, SiteWatch watch, Supplier<Style> style) {
    super(line);
    this.line = line;
    this.watch = watch;
    this.style = style;
  }

  static ShellGrammar over(
      CommandLine line,
      SiteWatch watch,
      Supplier<Style> style,
      IntSupplier columns,
      Runnable clear,
      Runnable leave) {
    addTo(line, columns, clear, leave);
    return new ShellGrammar(line, watch, style);
  }

  /** Adds the shell's own commands to the grammar, and takes out what makes no sense in it. */
  static void addTo(CommandLine line, IntSupplier columns, Runnable clear, Runnable leave) {
    line.getCommandSpec().removeSubcommand("demo");
    line.addSubcommand(new HelpCommand(columns))
        .addSubcommand(new ClearCommand(clear))
        .addSubcommand(new ExitCommand(leave));
    // Set again, since the new ones do not have them.
    line.setOut(line.getOut()).setErr(line.getErr()).setColorScheme(line.getColorScheme());
  }

  CommandSpec spec() {
    return line.getCommandSpec();
  }

  @Override
  public SystemCompleter compileCompleters() {
    return new SystemCompleter() {
      @Override
      public void complete(LineReader reader, ParsedLine typed, List<Candidate> candidates) {
        if (typed.words().get(0).equals("|")) {
          afterPipe(typed.words(), candidates);
          return;
        }
        Suggestions found = Completion.of(spec(), typed.words(), watch.known());
        if (found.all().isEmpty()) {
          found = Completion.of(spec(), typed.words(), watch.knownByDocker());
        }
        if (typed instanceof WordAtCursor word) {
          word.spell(found.typed());
        }
        if (found.all().isEmpty() && !found.note().isEmpty()) {
          reader.printAbove(found.note());
        }
        List<Suggestion> shown =
            found.all().stream().filter(each -> !each.value().equals(FIXED)).toList();
        int width = reader.getTerminal().getSize().getColumns();
        int values = shown.stream().mapToInt(each -> Cells.rawWidth(each.value())).max().orElse(0);
        for (Suggestion each : shown) {
          candidates.add(candidate(each, values, width, candidates.size()));
        }
      }
    };
  }

  private static void afterPipe(List<String> words, List<Candidate> candidates) {
    if (words.size() == 2) {
      candidates.add(
          new Candidate("grep", "grep", "pipes", "only lines with a word", null, null, true));
    }
  }

  /**
   * Returns what the editor lists. The editor would put descriptions at the right edge and cut them
   * with a character that is not ASCII: they are aligned and cut here.
   */
  private Candidate candidate(Suggestion suggestion, int values, int width, int place) {
    String value = suggestion.value();
    int room = width - values - GAP.length() - 2;
    String shown = value;
    if (!suggestion.description().isEmpty() && room >= NARROWEST_DESCRIPTION) {
      String blanks = " ".repeat(values - Cells.rawWidth(value)) + GAP;
      Line description = Tables.cut(suggestion.description(), room, Tone.FAINT);
      // As wide as the screen, so that the editor does not put two in one row.
      String rest = " ".repeat(Math.max(0, room - description.width()));
      shown = style.get().text(Line.of(value + blanks).plus(description).plus(rest));
    }
    return new Candidate(
        value, shown, suggestion.group(), null, null, null, suggestion.whole(), place);
  }
}
