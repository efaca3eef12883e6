package io.pxedock.console.dashboard;

import io.pxedock.console.command.Asker;
import io.pxedock.console.command.CommandLines;
import io.pxedock.console.command.Streams;
import io.pxedock.console.render.Style;
import io.pxedock.console.render.Wrap;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import picocli.CommandLine;

/** The terminal without the screen, for a command that leads a dialogue. */
final class PlainTerminal implements Asker {
  private final Terminal terminal;
  private final LineReader reader;

  PlainTerminal(Terminal terminal) {
    this.terminal = terminal;
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .option(Option.AUTO_FRESH_LINE, false)
            .variable(LineReader.DISABLE_HISTORY, true)
            .variable(LineReader.DISABLE_COMPLETION, true)
            .variable(LineReader.BELL_STYLE, "none")
            .build();
  }

  /** Runs the command; returns when the operator has read how it ended. */
  void run(List<String> arguments, Function<Streams, CommandLine> grammar, Style style) {
    PrintWriter out = terminal.writer();
    Streams streams = new Streams(out, out, style, () -> terminal.getSize().getColumns());
    Thread running = Thread.currentThread();
    SignalHandler before = terminal.handle(Signal.INT, signal -> running.interrupt());
    try {
      CommandLines.execute(grammar.apply(streams), arguments);
    } finally {
      terminal.handle(Signal.INT, before);
      Thread.interrupted();
    }
    out.println();
    line("Enter goes back to the dashboard ");
  }

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public Optional<String> line(String prompt) {
    try {
      List<String> lines = Wrap.question(prompt, () -> terminal.getSize().getColumns());
      lines.subList(0, lines.size() - 1).forEach(terminal.writer()::println);
      return Optional.of(reader.readLine(lines.get(lines.size() - 1)));
    } catch (UserInterruptException | EndOfFileException e) {
      return Optional.empty();
    }
  }
}
