package io.pxedock.shell;

import io.pxedock.cli.CommandLines;
import io.pxedock.cli.Session;
import io.pxedock.cli.Streams;
import io.pxedock.completion.TypedLine;
import io.pxedock.dashboard.Dashboard;
import io.pxedock.model.ExitCode;
import io.pxedock.render.Style;
import io.pxedock.site.Snapshot;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import picocli.CommandLine;

/**
 * The shell at a terminal. A line is run by the very call that runs a one-shot command; what goes
 * wrong in it is said, and the prompt comes back.
 *
 * <p>Ctrl-C clears the line, or cancels what runs; Ctrl-D on an empty line leaves.
 */
public final class Shell {
  private final Terminal terminal;
  private final Session session;
  private final SiteWatch watch;
  private final CommandLine line;
  private final LineReader reader;
  private final Prompt prompt;
  private final AtomicReference<String> shown = new AtomicReference<>("");
  private boolean left;

  private Shell(Terminal terminal, Session outer, HistoryFile history) {
    this.terminal = terminal;
    Streams streams =
        new Streams(
            terminal.writer(),
            terminal.writer(),
            outer.streams().terminal(),
            () -> terminal.getSize().getColumns());
    this.session =
        outer.within(
            streams, new TerminalAsker(this::readAnswer), inner -> Dashboard.run(inner, terminal));
    this.watch = new SiteWatch(session.site(), this::news);
    this.line = CommandLines.create(session);
    this.line.getCommandSpec().removeSubcommand("demo");
    ShellCommands commands = ShellCommands.over(line, watch, this::leave);
    this.prompt = new Prompt(session);
    this.reader = LineReaders.build(terminal, commands, this::style, history);
  }

  /**
   * Runs until the operator leaves.
   *
   * @param history where lines are kept
   * @return the exit code of a shell that was left: 0
   */
  public static int run(Terminal terminal, Session session, HistoryFile history) {
    Shell shell = new Shell(terminal, session, history);
    try (SiteWatch watch = shell.watch) {
      new Opening(terminal, shell.session, watch, shell::tell).show(history);
      watch.start();
      shell.loop();
    }
    terminal.writer().flush();
    return ExitCode.DONE.code();
  }

  private Style style() {
    return session.style();
  }

  private void leave() {
    left = true;
  }

  private void loop() {
    while (!left) {
      try {
        String typed = reader.readLine(promptNow());
        for (String each : typed.split("\\R")) {
          if (execute(TypedLine.parse(each)) != 0 || left) {
            break;
          }
        }
      } catch (UserInterruptException e) {
        // The line is gone, which is what Ctrl-C is for.
      } catch (EndOfFileException e) {
        return;
      }
    }
  }

  private int execute(TypedLine typed) {
    if (typed.open()) {
      session.streams().err().println("pxedock: a quote is not closed; close it, or put \\ before");
      return ExitCode.USAGE.code();
    }
    List<String> arguments = typed.arguments();
    if (arguments.isEmpty()) {
      return 0;
    }
    Terminal.SignalHandler before = onInterrupt(Thread.currentThread());
    try {
      return CommandLines.execute(line, arguments);
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
      // Ctrl-C at the very end of a command is no answer to the next prompt.
      Thread.interrupted();
      watch.lookAgain();
    }
  }

  private Terminal.SignalHandler onInterrupt(Thread running) {
    return terminal.handle(
        Terminal.Signal.INT,
        signal -> {
          terminal.writer().println();
          terminal.writer().flush();
          running.interrupt();
        });
  }

  private String promptNow() {
    String now = prompt.of(watch.latest(), terminal.getSize().getColumns());
    shown.set(now);
    return now;
  }

  // On the thread of the watch: the prompt changes in place, and the line stays as typed.
  private void news(Snapshot snapshot) {
    if (LineReaders.isPlain(terminal) || !reader.isReading()) {
      return;
    }
    String now = prompt.of(watch.latest(), terminal.getSize().getColumns());
    if (!now.equals(shown.getAndSet(now))) {
      LineReaders.changePrompt(reader, now);
    }
  }

  private void tell(List<String> lines) {
    reader.printAbove(String.join("\n", lines));
  }

  private String readAnswer(String question) {
    return LineReaders.ask(terminal, question);
  }
}
