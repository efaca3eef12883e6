package io.pxedock.app;

import io.pxedock.console.command.Asker;
import io.pxedock.console.render.Wrap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Asks at the terminal of a one-shot command. */
final class Person implements Asker {
  /** One reader for all questions, because it buffers lines that are typed ahead. */
  private static final BufferedReader TYPED =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private final PrintWriter messages;
  private final IntSupplier columns;
  private volatile boolean isAsking;
  private volatile List<String> parting = List.of();

  /**
   * Creates an asker; if the program is ended by a signal while it asks, it ends the line.
   *
   * @param columns the width of the terminal
   */
  Person(PrintWriter messages, IntSupplier columns) {
    this.messages = messages;
    this.columns = columns;
    Runtime.getRuntime().addShutdownHook(new Thread(this::endLine, "end-line"));
  }

  @Override
  public boolean isPresent() {
    return Main.isTerminal(0) && Main.isTerminal(2);
  }

  @Override
  public Optional<String> line(String prompt) {
    List<String> lines = Wrap.question(prompt, columns);
    lines.subList(0, lines.size() - 1).forEach(messages::println);
    messages.print(lines.get(lines.size() - 1));
    messages.flush();
    isAsking = true;
    try {
      Optional<String> typed = Optional.ofNullable(TYPED.readLine());
      if (typed.isEmpty()) {
        messages.println();
        messages.flush();
      }
      return typed;
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      isAsking = false;
    }
  }

  @Override
  public void onCutOff(List<String> lines) {
    parting = List.copyOf(lines);
  }

  private void endLine() {
    if (isAsking) {
      messages.println();
      parting.forEach(messages::println);
      messages.flush();
    }
  }
}
