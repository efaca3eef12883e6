package io.pxedock.dashboard;

import io.pxedock.cli.Asker;
import io.pxedock.cli.CommandLines;
import io.pxedock.cli.Session;
import io.pxedock.cli.Streams;
import io.pxedock.completion.Completion;
import io.pxedock.completion.Known;
import io.pxedock.completion.Suggestion;
import io.pxedock.completion.Suggestions;
import io.pxedock.completion.TypedLine;
import io.pxedock.dashboard.ink.Cells;
import io.pxedock.dashboard.ink.Line;
import io.pxedock.dashboard.state.Message;
import io.pxedock.dashboard.state.Messages;
import io.pxedock.dashboard.state.Question;
import io.pxedock.render.Style;
import io.pxedock.site.Snapshot;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;

/** The command line: the same grammar as everywhere, its streams caught. */
final class Commands {
  private static final int MOST_CHOICES = 40;

  private final Session outer;
  private final Consumer<Message> sink;
  private final Questions questions;

  Commands(Session outer, Consumer<Message> sink, Questions questions) {
    this.outer = outer;
    this.sink = sink;
    this.questions = questions;
  }

  void run(String text) {
    TypedLine typed = TypedLine.parse(text);
    List<String> arguments = typed.arguments();
    try {
      if (typed.open()) {
        sink.accept(new Messages.Written(List.of("a quote is not closed"), false));
      } else if (!arguments.isEmpty()) {
        execute(arguments);
      }
    } finally {
      sink.accept(new Messages.Written(List.of(), true));
    }
  }

  /** The line with its last word completed as far as it is certain, and what is possible. */
  Message complete(String text, Snapshot snapshot) {
    TypedLine typed = TypedLine.parse(text);
    List<TypedLine.Word> command = typed.command();
    boolean begun = !command.isEmpty() && command.get(command.size() - 1).end() == text.length();
    List<String> words = new ArrayList<>();
    command.forEach(word -> words.add(word.text()));
    if (!begun) {
      words.add("");
    }
    int from = begun ? command.get(command.size() - 1).start() : text.length();
    Streams none =
        new Streams(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            Style.PLAIN);
    CommandLine line = grammar(none, null);
    Suggestions found = Completion.of(line.getCommandSpec(), words, Known.of(snapshot, List::of));
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
    List<String> choices = all.stream().limit(MOST_CHOICES).map(s -> choice(s)).toList();
    return new Messages.Completed(text, after, choices);
  }

  private static String shared(String a, String b) {
    int length = 0;
    while (length < a.length() && length < b.length() && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return a.substring(0, length);
  }

  private static String choice(Suggestion suggestion) {
    return "  " + Cells.fit(suggestion.value(), 24, "…") + "  " + suggestion.description();
  }

  private CommandLine grammar(Streams streams, Asker asker) {
    CommandLine line = CommandLines.create(outer.within(streams, asker));
    line.getCommandSpec().removeSubcommand("demo");
    return line;
  }

  private void execute(List<String> arguments) {
    List<String> said = new ArrayList<>();
    Consumer<String> each =
        line -> {
          said.add(line);
          sink.accept(new Messages.Written(List.of(line), false));
        };
    try (PrintWriter out = new PrintWriter(new LineWriter(each));
        PrintWriter err = new PrintWriter(new LineWriter(each))) {
      Streams streams = new Streams(out, err, Style.PLAIN);
      CommandLines.execute(grammar(streams, new Operator(said, err)), arguments);
    }
  }

  /** The operator at the screen. */
  private final class Operator implements Asker {
    private final List<String> said;
    private final PrintWriter err;

    Operator(List<String> said, PrintWriter err) {
      this.said = said;
      this.err = err;
    }

    @Override
    public boolean isPresent() {
      return true;
    }

    @Override
    public boolean yes(String question) {
      err.flush();
      List<Line> lines = said.stream().map(Line::of).toList();
      return questions.ask(Question.of("Really?", lines, List.of(question), 0));
    }
  }
}
