package io.pxedock.app;

import io.pxedock.adapter.files.LogFile;
import io.pxedock.console.command.Asker;
import io.pxedock.console.command.CommandLines;
import io.pxedock.console.command.GlobalOptions;
import io.pxedock.console.command.Session;
import io.pxedock.console.command.Streams;
import io.pxedock.console.render.Style;
import io.pxedock.console.shell.Terminals;
import io.pxedock.core.engine.RunningChanges;
import io.pxedock.model.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Starts the program: builds the adapters and runs the front end that the arguments select. */
public final class Main {
  /** How long a change that was begun may take when the program is told to end. */
  private static final Duration END_TIMEOUT = Duration.ofSeconds(60);

  private Main() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    PrintWriter answers = writer(FileDescriptor.out, charset(1));
    PrintWriter messages = writer(FileDescriptor.err, charset(2));
    // A signal, also the one of a closed terminal, ends the program only after what was begun.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> RunningChanges.OF_THIS_PROCESS.finish(END_TIMEOUT), "finish-changes"));
    Streams streams = new Streams(answers, messages, style(1), style(2), columns(1), columns(2));
    Asker asker = new Person(messages, columns(2));
    if (!canNameFiles(args)) {
      messages.println(
          "pxedock: file names are limited to ASCII here; start it with LC_ALL=C.UTF-8, or with"
              + " bin/pxedock, which sets that");
      messages.flush();
      return ExitCode.UNREACHABLE.code();
    }
    LogFile.install();
    try (Session session = new Session(streams, new Wiring(), asker, new GlobalOptions(), null)) {
      return CommandLines.run(session, args);
    }
  }

  // Java without the launcher takes names in the locale's characters.
  private static boolean canNameFiles(List<String> args) {
    if (!Charset.forName(System.getProperty("sun.jnu.encoding"))
        .equals(StandardCharsets.US_ASCII)) {
      return true;
    }
    Stream<String> names =
        Stream.of(
            System.getProperty("user.dir"),
            environment("HOME"),
            environment("XDG_STATE_HOME"),
            environment("PXEDOCK_WORKDIR"));
    return Stream.concat(args.stream(), names)
        .allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode);
  }

  private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), charset), false);
  }

  /**
   * The characters of a standard stream: UTF-8 in any locale, since names and JSON have it, but for
   * a terminal that cannot show more than ASCII, which gets a question mark for each other one.
   */
  private static Charset charset(int descriptor) {
    return isTerminal(descriptor) ? terminalCharset() : StandardCharsets.UTF_8;
  }

  /** The characters that the operator's terminal can show. */
  static Charset terminalCharset() {
    return isUtf8() ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
  }

  /** Returns whether a standard stream is a terminal; the JDK reports only both together. */
  static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.matches("/dev/(tty.*|console)");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null;
    }
  }

  /** Returns the width of the terminal behind a standard stream; 0 for none. */
  private static IntSupplier columns(int descriptor) {
    return () -> isTerminal(descriptor) ? Terminals.columns(descriptor) : 0;
  }

  /** Returns the style of the terminal behind a standard stream. */
  private static Style style(int descriptor) {
    if (!isTerminal(descriptor)) {
      return Style.PLAIN;
    }
    boolean dumb = List.of("dumb", "").contains(environment("TERM"));
    return new Style(!dumb && environment("NO_COLOR").isEmpty(), isUtf8() && !dumb);
  }

  /**
   * Whether the characters of the operator's locale are UTF-8, by the order of precedence of
   * locale(7). The launcher gives Java another LC_ALL, and hands on what was in it.
   */
  private static boolean isUtf8() {
    String first = System.getProperty("pxedock.LC_ALL", environment("LC_ALL"));
    for (String value : List.of(first, environment("LC_CTYPE"), environment("LANG"))) {
      if (!value.isEmpty()) {
        String upper = value.toUpperCase(Locale.ROOT);
        return upper.contains("UTF-8") || upper.contains("UTF8");
      }
    }
    return false;
  }

  private static String environment(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value;
  }
}
