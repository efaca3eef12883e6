package io.pxedock.console.dashboard;

import io.pxedock.console.command.Asker;
import io.pxedock.console.command.CommandLines;
import io.pxedock.console.command.Session;
import io.pxedock.console.command.Streams;
import io.pxedock.console.command.TerminalDialogue;
import io.pxedock.console.completion.Completion;
import io.pxedock.console.completion.ImageNames;
import io.pxedock.console.completion.Known;
import io.pxedock.console.completion.Suggestion;
import io.pxedock.console.completion.Suggestions;
import io.pxedock.console.completion.TypedLine;
import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.overlay.ConfirmQuestion;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.LineWriter;
import io.pxedock.console.render.Style;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The command line: the same grammar as everywhere, its streams caught. */
final class Commands {
  private static final int MAX_CHOICES = 40;

  /** The least width that picocli prints help in. */
  private static final int MIN_HELP_WIDTH = 55;

  private final Session outer;
  private final Consumer<Message> sink;
  private final Questions questions;
  private final Background.Screen screen;

  Commands(Session outer, Consumer<Message> sink, Questions questions, Background.Screen screen) {
    this.outer = outer;
    this.sink = sink;
    this.questions = questions;
    this.screen = screen;
  }

  void run(String text) {
    TypedLine typed = TypedLine.parse(text);
    List<String> arguments = typed.arguments();
    try {
      if (typed.open()) {
        sink.accept(Messages.CommandOutput.line(Line.of(typed.fault())));
      } else if (isDialogue(arguments)) {
        onThePlainTerminal(arguments);
      } else if (!arguments.isEmpty()) {
        execute(typed);
      }
    } finally {
      sink.accept(Messages.CommandOutput.END);
    }
  }

  /** The line with its last word completed as far as it is certain, and what is possible. */
  Message complete(String text, Snapshot snapshot) {
    TypedLine typed = TypedLine.parse(text);
    if (!typed.pipes().isEmpty()) {
      return new Messages.Completed(text, text, List.of());
    }
    List<TypedLine.Word> command = typed.command();
    boolean begun = !command.isEmpty() && command.get(command.size() - 1).end() == text.length();
    List<String> words = new ArrayList<>();
    command.forEach(word -> words.add(word.text()));
    if (!begun) {
      words.add("");
    }
    int from = begun ? command.get(command.size() - 1).start() : text.length();
    CommandLine line = grammar(nowhere(), null);
    Suggestions found =
        Completion.of(
            line.getCommandSpec(),
            words,
            Known.of(snapshot, this::changes, () -> ImageNames.of(outer.site())));
    List<Suggestion> all = found.all();
    if (all.isEmpty()) {
      return new Messages.Completed(text, text, List.of());
    }
    String common = all.get(0).value();
    for (Suggestion each : all) {
      common = shared(common, each.value());
    }
    boolean one = all.size() == 1;
    String word = common.length() >= found.typed().length() ? common : words.get(words.size() - 1);
    String end = one && all.get(0).whole() ? " " : "";
    String after = text.substring(0, from) + (word.isEmpty() ? "" : TypedLine.quoted(word)) + end;
    List<String> choices = choices(all);
    return new Messages.Completed(text, after, choices);
  }

  private static String shared(String a, String b) {
    int length = 0;
    while (length < a.length() && length < b.length() && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return a.substring(0, length);
  }

  private static List<String> choices(List<Suggestion> all) {
    List<Suggestion> some = all.subList(0, Math.min(MAX_CHOICES, all.size()));
    int widest = some.stream().mapToInt(s -> Cells.width(s.value())).max().orElse(0);
    List<String> lines = new ArrayList<>();
    some.forEach(
        s ->
            lines.add(
                "  " + Cells.fit(s.value(), Math.min(32, widest), "…") + "  " + s.description()));
    if (all.size() > some.size()) {
      lines.add("  … and " + (all.size() - some.size()) + " more");
    }
    return lines;
  }

  private CommandLine grammar(Streams streams, Asker asker) {
    ToIntFunction<Session> here =
        inner -> {
          throw Failure.usage("this is the dashboard already", "Esc closes the command line");
        };
    CommandLine line = CommandLines.create(outer.within(streams, asker, here));
    line.getCommandSpec().removeSubcommand("demo");
    line.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(Math.max(MIN_HELP_WIDTH, screen.columns() - 2));
    return line;
  }

  /** The changes that can be undone; none while the journal cannot be read. */
  private List<JournalEntry> changes() {
    try {
      return outer.site().engine().journal().takeable();
    } catch (Failure e) {
      return List.of();
    }
  }

  private boolean isDialogue(List<String> arguments) {
    return TerminalDialogue.isWanted(grammar(nowhere(), null), arguments);
  }

  private static Streams nowhere() {
    return new Streams(
        new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), Style.PLAIN);
  }

  private void onThePlainTerminal(List<String> arguments) {
    screen.lend(
        terminal -> {
          PlainTerminal plain = new PlainTerminal(terminal);
          plain.run(arguments, streams -> grammar(streams, plain), outer.streams().terminal());
        });
  }

  private void execute(TypedLine typed) {
    List<Line> said = new ArrayList<>();
    Consumer<Line> each =
        line -> {
          said.add(line);
          sink.accept(Messages.CommandOutput.line(line));
        };
    Runnable cleared = () -> sink.accept(Messages.CommandOutput.CLEARED);
    try (PrintWriter out = new LineWriter(each, cleared);
        PrintWriter err = new LineWriter(each, cleared)) {
      Style style = new Style(false, outer.style().unicode());
      Streams streams = new Streams(out, err, style, () -> screen.columns() - 2);
      CommandLines.execute(
          grammar(streams, new Operator(String.join(" ", typed.arguments()), said, err)), typed);
    }
  }

  /** The operator at the screen. */
  private final class Operator implements Asker {
    private final String command;
    private final List<Line> said;
    private final PrintWriter err;

    Operator(String command, List<Line> said, PrintWriter err) {
      this.command = command;
      this.said = said;
      this.err = err;
    }

    @Override
    public boolean isPresent() {
      return true;
    }

    @Override
    public boolean yes(String question) {
      return yes(question, 0);
    }

    @Override
    public boolean yes(String question, int hosts) {
      err.flush();
      return questions.ask(
          ConfirmQuestion.of(command, List.copyOf(said), List.of(question), hosts));
    }
  }
}
