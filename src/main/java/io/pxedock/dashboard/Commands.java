package io.pxedock.dashboard;

import io.pxedock.cli.Asker;
import io.pxedock.cli.CommandLines;
import io.pxedock.cli.Session;
import io.pxedock.cli.Streams;
import io.pxedock.completion.TypedLine;
import io.pxedock.dashboard.ink.Line;
import io.pxedock.dashboard.state.Message;
import io.pxedock.dashboard.state.Messages;
import io.pxedock.dashboard.state.Question;
import io.pxedock.render.Style;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;

/** The command line: the same grammar as everywhere, its streams caught. */
final class Commands {
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
      CommandLine line = CommandLines.create(outer.within(streams, new Operator(said, err)));
      line.getCommandSpec().removeSubcommand("demo");
      CommandLines.execute(line, arguments);
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
