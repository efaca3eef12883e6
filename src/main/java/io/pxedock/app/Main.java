package io.pxedock.app;

import io.pxedock.adapter.files.LogFile;
import io.pxedock.console.command.Asker;
import io.pxedock.console.command.CommandLines;
import io.pxedock.console.command.GlobalOptions;
import io.pxedock.console.command.Session;
import io.pxedock.console.command.Streams;
import io.pxedock.console.render.Style;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The program: builds the adapters and hands them to the front end that was asked for. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    LogFile.install();
    PrintWriter answers = writer(FileDescriptor.out);
    PrintWriter messages = writer(FileDescriptor.err);
    Streams streams = new Streams(answers, messages, style(1), style(2), () -> 0);
    Asker asker = new Person(messages);
    try (Session session = new Session(streams, new Wiring(), asker, new GlobalOptions(), null)) {
      return CommandLines.run(session, args);
    }
  }

  // UTF-8 whatever the locale: names and JSON are; the style keeps to ASCII where it must.
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
  }

  /** Whether a standard stream is a terminal: the JDK tells only of both together. */
  static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.matches("/dev/(tty.*|console)");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null;
    }
  }

  /** How the terminal behind a standard stream shows things. */
  private static Style style(int descriptor) {
    if (!isTerminal(descriptor)) {
      return Style.PLAIN;
    }
    boolean dumb = List.of("dumb", "").contains(environment("TERM"));
    return new Style(!dumb && environment("NO_COLOR").isEmpty(), isUtf8() && !dumb);
  }

  /** Whether the locale's characters are UTF-8, by the order of precedence of locale(7). */
  static boolean isUtf8() {
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String value = environment(name);
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

  /** Somebody at the terminal of a one-shot command. */
  private record Person(PrintWriter messages) implements Asker {
    /** One for all questions: what is typed ahead waits in it. */
    private static final BufferedReader TYPED =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    @Override
    public boolean isPresent() {
      return isTerminal(0) && isTerminal(2);
    }

    @Override
    public Optional<String> line(String prompt) {
      messages.print(prompt);
      messages.flush();
      try {
        return Optional.ofNullable(TYPED.readLine());
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    @Override
    public boolean yes(String question) {
      String answer = line(question + " [y/N] ").orElse("");
      return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
  }
}
