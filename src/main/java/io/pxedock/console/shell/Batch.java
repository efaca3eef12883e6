package io.pxedock.console.shell;

import io.pxedock.console.command.Asker;
import io.pxedock.console.command.CommandLines;
import io.pxedock.console.command.Session;
import io.pxedock.console.completion.TypedLine;
import io.pxedock.console.render.Line;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/**
 * Runs command lines from a pipe or a file: {@code printf 'host list\nstatus\n' | pxedock}. There
 * are no prompts and no questions: a change that needs confirmation needs {@code --yes}.
 *
 * <p>The first line that fails ends the run, with its exit code and its number on stderr, because
 * later lines depend on earlier ones. Exit code 5 (not healthy) is an answer, not a failure: the
 * run continues, and 5 is its exit code if no line fails.
 */
public final class Batch {
  private static final Asker NOBODY =
      new Asker() {
        @Override
        public boolean isPresent() {
          return false;
        }

        @Override
        public boolean yes(String question) {
          return false;
        }
      };

  private final Session session;
  private final CommandLine line;
  private boolean left;

  private Batch(Session outer) {
    this.session = outer.within(outer.streams(), NOBODY);
    this.line = CommandLines.create(session);
    ShellGrammar.addTo(line, () -> 0, () -> {}, () -> left = true);
  }

  /** Runs the lines; returns the exit code. */
  public static int run(InputStream lines, Session session) {
    return new Batch(session).run(lines);
  }

  private int run(InputStream lines) {
    int answer = ExitCode.DONE.code();
    int number = 0;
    BufferedReader in = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
    for (String text = next(in); text != null && !left; text = next(in)) {
      number++;
      int code = execute(text);
      if (code == ExitCode.UNHEALTHY.code()) {
        answer = code;
      } else if (code != ExitCode.DONE.code()) {
        say("stopped at line " + number + " of the input");
        return code;
      }
    }
    return answer;
  }

  private static String next(BufferedReader in) {
    try {
      return in.readLine();
    } catch (IOException e) {
      throw Failure.failed("cannot read the command lines: " + e.getMessage(), "").because(e);
    }
  }

  private int execute(String text) {
    TypedLine typed = TypedLine.parse(text);
    if (typed.open()) {
      say(typed.fault());
      return ExitCode.USAGE.code();
    }
    List<String> arguments = typed.arguments();
    return arguments.isEmpty() ? ExitCode.DONE.code() : CommandLines.execute(line, typed);
  }

  private void say(String what) {
    session.say(Line.of("pxedock: " + what));
  }
}
