package io.pxedock.console.command;

import io.pxedock.console.completion.TypedLine;
import io.pxedock.console.render.Json;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Output;
import io.pxedock.console.render.Tone;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.RedactedUrl;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Builds the command line, and turns failures into messages and exit codes. */
public final class CommandLines {
  private CommandLines() {}

  /** Returns the whole grammar for a session. */
  public static CommandLine create(Session session) {
    RootCommand root = new RootCommand(session);
    CommandLine line = new CommandLine(root, new CommandFactory(session));
    line.setOut(session.streams().out());
    line.setErr(session.streams().err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUsageHelpAutoWidth(true);
    line.getSubcommands().get("demo").setStopAtPositional(true);
    line.setExecutionStrategy(
        parsed -> {
          // With --help picocli does not complain of words that it does not know.
          CommandLine last = innermost(parsed);
          List<String> unknown = last.getUnmatchedArguments();
          if (!unknown.isEmpty()) {
            throw new UnmatchedArgumentException(last, unknown);
          }
          try {
            session.use(root.options);
          } catch (Failure e) {
            return report(session, e);
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    line.setExecutionExceptionHandler((e, at, parsed) -> report(session, e));
    line.setParameterExceptionHandler((e, args) -> usage(e, List.of(args)));
    HelpText.shorten(line);
    boolean colour = session.style().colour();
    line.setColorScheme(
        new CommandLine.Help.ColorScheme.Builder(
                CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF))
            .build());
    return line;
  }

  private static CommandLine innermost(CommandLine.ParseResult parsed) {
    return parsed.hasSubcommand()
        ? innermost(parsed.subcommand())
        : parsed.commandSpec().commandLine();
  }

  /** Runs the program: a command, or the shell without arguments. */
  public static int run(Session session, List<String> args) {
    if (!args.isEmpty()) {
      return execute(create(session), args);
    }
    try {
      return session.shell();
    } catch (RuntimeException e) {
      return report(session, e);
    }
  }

  /** Runs one command line and flushes what it wrote. */
  public static int execute(CommandLine line, List<String> args) {
    int code = line.execute(args.toArray(String[]::new));
    line.getOut().flush();
    line.getErr().flush();
    return code;
  }

  /**
   * Runs a typed command line, whose answer may be passed on: {@code host list | grep cpu}. Only
   * the answer is; messages and questions are not.
   */
  public static int execute(CommandLine line, TypedLine typed) {
    if (typed.pipes().isEmpty()) {
      return execute(line, typed.arguments());
    }
    Session session = session(line);
    Streams before = session.streams();
    PrintWriter help = line.getOut();
    try (PrintWriter through = Grep.through(typed.pipes(), session.style(), before)) {
      line.setOut(through);
      session.use(before.answering(through));
      return execute(line, typed.arguments());
    } catch (Failure e) {
      return report(session, e);
    } finally {
      line.setOut(help);
      session.use(before);
      before.out().flush();
    }
  }

  /** Prints the failure on one line and returns its exit code. */
  public static int report(Session session, Exception e) {
    session.streams().out().flush();
    Failure failure =
        e instanceof Failure known
            ? known
            : e instanceof InvalidPathException name ? noSuchName(name) : defect(e);
    if (session.options().output() == Output.JSON) {
      printJson(session.streams().err(), failure);
    } else {
      session.say(Line.of("pxedock: ", Tone.BAD).plus(failure.line()));
    }
    if (session.isVerbose()) {
      failure.printStackTrace(session.streams().err());
      session.streams().err().flush();
    }
    return failure.exit().code();
  }

  private static void printJson(PrintWriter err, Failure failure) {
    err.println(Json.print(Json.of(failure)));
    err.flush();
  }

  private static Session session(CommandLine at) {
    return ((RootCommand) at.getCommandSpec().root().userObject()).session();
  }

  /** Returns whether the arguments ask for JSON, as far as they can be read. */
  private static boolean isJsonWanted(CommandLine at, List<String> args) {
    boolean wanted = session(at).options().output() == Output.JSON;
    for (int i = 0; i < args.size(); i++) {
      String next = i + 1 < args.size() ? args.get(i + 1) : "";
      String word = args.get(i);
      boolean isOption = word.equals("-o") || word.equals("--output");
      wanted |= (isOption && next.equals("json")) || word.matches("(-o|-o=|--output=)json");
    }
    return wanted;
  }

  private static Failure noSuchName(InvalidPathException e) {
    return Failure.refused(
            "'" + e.getInput() + "' cannot be the name of a file: " + e.getReason(),
            "correct the name")
        .because(e);
  }

  /** Returns the failure for an unexpected exception, and logs its stack trace. */
  private static Failure defect(Exception e) {
    Logger.getLogger("io.pxedock").log(Level.SEVERE, "a defect", e);
    // Main sets the property when it opens the log.
    String log = System.getProperty("pxedock.log", "");
    String remedy =
        log.isEmpty()
            ? "please report it, with what -v shows"
            : "please report it, with its stack trace in " + log;
    return Failure.failed("this is a defect in pxedock: " + e, remedy).because(e);
  }

  private static int usage(ParameterException e, List<String> args) {
    CommandLine at = e.getCommandLine();
    String command = at.getCommandSpec().qualifiedName();
    if (isJsonWanted(at, args)) {
      printJson(at.getErr(), Failure.usage(message(e), "see '" + command + " --help'"));
    } else {
      String said = RedactedUrl.within(message(e)) + "; see '" + command + " --help'";
      session(at).say(Line.of("pxedock: ", Tone.BAD).plus(said));
    }
    return ExitCode.USAGE.code();
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      String what = word.startsWith("-") ? "option" : "command or argument";
      List<String> near = NearWords.of(e.getCommandLine(), word);
      String meant = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
      return Printable.line("there is no " + what + " '" + word + "' here" + meant);
    }
    if (e.getCause() instanceof InvalidPathException name) {
      return noSuchName(name).line();
    }
    return Printable.line(e.getMessage().lines().findFirst().orElse("wrong usage"));
  }
}
