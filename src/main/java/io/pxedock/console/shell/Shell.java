package io.pxedock.console.shell;

import io.pxedock.console.command.CommandLines;
import io.pxedock.console.command.HostAddCommand;
import io.pxedock.console.command.Session;
import io.pxedock.console.command.Streams;
import io.pxedock.console.completion.TypedLine;
import io.pxedock.console.dashboard.Dashboard;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Style;
import io.pxedock.console.render.Tone;
import io.pxedock.core.hosts.NewHostLines;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import java.io.IOError;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import picocli.CommandLine;

/**
 * The shell at a terminal. A line is run by the call that runs a one-shot command; its failure is
 * printed, and the prompt returns.
 *
 * <p>Ctrl-C clears the line, or cancels what runs; Ctrl-D on an empty line leaves.
 */
public final class Shell implements AutoCloseable {
  /** The minimum width of picocli's help, in columns. */
  private static final int LEAST_HELP = 55;

  private final Terminal terminal;
  private final Session session;
  private final SiteWatch watch;
  private final CommandLine line;
  private final LineReader reader;
  private final Prompt prompt;
  private final AtomicReference<String> shown = new AtomicReference<>("");
  private final List<Line> waiting = new ArrayList<>();
  private boolean left;

  private Shell(CompletableFuture<Terminal> opening, Session outer, HistoryFile history) {
    IntSupplier columns = () -> opening.join().getSize().getColumns();
    PrintWriter out = new PrintWriter(new TerminalWriter(opening));
    Streams streams = new Streams(out, out, outer.streams().terminal(), columns);
    this.session =
        outer.within(
            streams,
            new TerminalAsker(this::readAnswer),
            inner -> Dashboard.run(inner, opening.join()));
    this.watch = new SiteWatch(session.site(), this::news);
    this.line = CommandLines.create(session);
    // Asking stty, as it would by itself, disturbs the line editor.
    this.line.setUsageHelpAutoWidth(false);
    ShellGrammar commands =
        ShellGrammar.over(line, watch, this::style, columns, this::clear, this::leave);
    this.terminal = opening.join();
    Pager pager = new Pager(terminal, this::style);
    session.pageWith(pager::show);
    this.line.setOut(pager.writer());
    this.prompt = new Prompt(session);
    this.reader = LineReaders.build(terminal, commands, this::style, history);
  }

  /**
   * Runs until the operator leaves.
   *
   * @param opening the terminal; it takes as long to open as the grammar to build, so both are done
   *     at the same time
   * @param history the file that keeps typed lines
   * @return the exit code of a shell that was left: 0
   */
  public static int run(Supplier<Terminal> opening, Session session, HistoryFile history) {
    session.site();
    CompletableFuture<Terminal> terminal = CompletableFuture.supplyAsync(opening);
    try (Shell shell = new Shell(terminal, session, history)) {
      new Opening(shell.terminal, shell.session, shell.watch, shell::tell).show(history);
      shell.watch.start();
      shell.loop();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Failure failure ? failure : e;
    } catch (IOException e) {
      // It could not be put back as it was, and there is nobody to tell.
    }
    return ExitCode.DONE.code();
  }

  @Override
  public void close() throws IOException {
    watch.close();
    terminal.close();
  }

  private Style style() {
    return session.style();
  }

  private void clear() {
    if (terminal.puts(Capability.clear_screen)) {
      terminal.flush();
    }
  }

  private void leave() {
    left = true;
  }

  private void loop() {
    for (Optional<String> typed = read(); typed.isPresent(); typed = read()) {
      if (isHosts(typed.get())) {
        String words = "host add " + HostAddCommand.PASTED + " ";
        execute(TypedLine.parse(words + TypedLine.quoted(typed.get())));
        continue;
      }
      for (String each : typed.get().split("\\R")) {
        if (execute(TypedLine.parse(each)) != 0) {
          break;
        }
      }
    }
  }

  /** Returns whether a block of hosts was pasted. */
  private boolean isHosts(String text) {
    boolean isCommands =
        text.lines()
            .map(each -> each.strip().split("\\s+")[0])
            .anyMatch(word -> word.equals("pxedock") || line.getSubcommands().containsKey(word));
    return !isCommands && NewHostLines.isOne(text);
  }

  /** The next line, empty after Ctrl-C; nothing when the operator or the terminal has gone. */
  private Optional<String> read() {
    if (left) {
      return Optional.empty();
    }
    String text = waitingText();
    if (!text.isEmpty()) {
      terminal.writer().println(text);
      terminal.writer().flush();
    }
    try {
      return Optional.of(reader.readLine(promptNow()));
    } catch (UserInterruptException e) {
      LineReaders.endLine(terminal);
      return Optional.of("");
    } catch (EndOfFileException e) {
      LineReaders.endLine(terminal);
      return Optional.empty();
    } catch (IllegalStateException | IOError e) {
      // Closed by a signal that ends the program, or hung up.
      return Optional.empty();
    }
  }

  private int execute(TypedLine typed) {
    if (typed.open()) {
      session.say(Line.of("pxedock: ", Tone.BAD).plus(typed.fault()));
      return ExitCode.USAGE.code();
    }
    List<String> arguments = typed.arguments();
    if (arguments.isEmpty() || left) {
      return 0;
    }
    Terminal.SignalHandler before = onInterrupt(Thread.currentThread());
    try {
      line.setUsageHelpWidth(Math.max(LEAST_HELP, terminal.getSize().getColumns()));
      return CommandLines.execute(line, typed);
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
      // Ctrl-C at the end of a command is not an answer to the next prompt.
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

  // Lines that come while a command runs or asks would be written over its question: they wait.
  private void tell(List<Line> lines) {
    synchronized (waiting) {
      waiting.addAll(lines);
    }
    if (reader.isReading()) {
      String text = waitingText();
      if (!text.isEmpty()) {
        reader.printAbove(text);
      }
    }
  }

  private String waitingText() {
    synchronized (waiting) {
      String text = waiting.stream().map(style()::text).collect(Collectors.joining("\n"));
      waiting.clear();
      return text;
    }
  }

  private Optional<String> readAnswer(String question, Function<String, List<String>> choices) {
    return LineReaders.ask(terminal, question, choices, style());
  }
}
