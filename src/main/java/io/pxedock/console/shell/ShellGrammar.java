package io.pxedock.console.shell;

import io.pxedock.console.completion.Completion;
import io.pxedock.console.completion.Suggestion;
import io.pxedock.console.completion.Suggestions;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Style;
import io.pxedock.console.render.Tables;
import io.pxedock.console.render.Tone;
import java.util.List;
import java.util.function.IntSupplier;
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

  /** The option that holds for the whole session. */
  private static final String FIXED = "--workdir";

  private final CommandLine line;
  private final SiteWatch watch;

  private ShellGrammar(CommandLine line, SiteWatch watch) {
    super(line);
    this.line = line;
    this.watch = watch;
  }

  static ShellGrammar over(
      CommandLine line, SiteWatch watch, IntSupplier columns, Runnable clear, Runnable leave) {
    addTo(line, columns, clear, leave);
    return new ShellGrammar(line, watch);
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
        int width = reader.getTerminal().getSize().getColumns();
        for (Suggestion each : found.all()) {
          if (each.value().equals(FIXED)) {
            continue;
          }
          candidates.add(candidate(each, width, candidates.size()));
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

  // What does not fit is cut here: the editor would cut it with a character that is not ASCII.
  private static Candidate candidate(Suggestion suggestion, int width, int place) {
    int room = width - Cells.rawWidth(suggestion.value()) - 4;
    String description =
        suggestion.description().isEmpty() || room < NARROWEST_DESCRIPTION
            ? null
            : Style.PLAIN.text(Tables.cut(suggestion.description(), room, Tone.PLAIN));
    return new Candidate(
        suggestion.value(),
        suggestion.value(),
        suggestion.group(),
        description,
        null,
        null,
        suggestion.whole(),
        place);
  }
}
