package io.pxedock.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pxedock.console.render.Style;
import io.pxedock.core.engine.Site;
import io.pxedock.fixture.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;

/** A shell on a screen in memory, typed into by a test. */
final class TypedShell implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** High enough that nothing scrolls away. */
  private static final int ROWS = 200;

  private final ScreenTerminal screen;
  private final LineDisciplineTerminal terminal;
  private final CompletableFuture<Integer> code;

  /** How far a test has looked: the row, and the column in it. */
  private int row;

  private int column;

  TypedShell(Site site, String type, int columns, HistoryFile history) throws IOException {
    this(site, type, columns, ROWS, history);
  }

  private TypedShell(Site site, String type, int columns, int rows, HistoryFile history)
      throws IOException {
    ScreenTerminal.VirtualTerminal both = ScreenTerminal.withTerminal("test", type, columns, rows);
    screen = both.screen();
    terminal = both.terminal();
    Style style = new Style(!type.equals("dumb"), false);
    code =
        CompletableFuture.supplyAsync(
            () ->
                Shell.run(
                    () -> terminal,
                    Sessions.on(site, Writer.nullWriter(), Writer.nullWriter(), style),
                    history),
            task -> new Thread(task, "shell").start());
  }

  /** A shell on a screen of so few rows that answers do not fit. */
  static TypedShell on(Site site, int rows) throws IOException {
    return new TypedShell(site, "ansi", 80, rows, HistoryFile.NONE);
  }

  static TypedShell on(Site site) throws IOException {
    return new TypedShell(site, "ansi", 80, HistoryFile.NONE);
  }

  /** Waits until that stands on the screen behind what was seen before, and looks on behind it. */
  TypedShell see(String text) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(unseen()).contains(text));
    String rest = unseen();
    String before = rest.substring(0, rest.indexOf(text) + text.length());
    int breaks = (int) before.chars().filter(c -> c == '\n').count();
    column =
        breaks == 0 ? column + before.length() : before.length() - before.lastIndexOf('\n') - 1;
    row += breaks;
    return this;
  }

  // Each row with the one blank that a prompt ends in.
  private String unseen() {
    String[] rows = screen.toString().stripTrailing().split(" *\n", -1);
    StringBuilder rest = new StringBuilder();
    for (int i = row; i < rows.length; i++) {
      String line = i == row ? rows[i].substring(Math.min(column, rows[i].length())) : rows[i];
      rest.append(line).append(" \n");
    }
    return rest.toString();
  }

  /** Waits until that is nowhere on the screen. */
  TypedShell gone(String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(screen.toString()).doesNotContain(text));
    row = 0;
    column = 0;
    return this;
  }

  TypedShell type(String text) {
    try {
      terminal.processInputBytes(text.getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TypedShell enter(String line) {
    return type(line + "\r");
  }

  TypedShell interrupt() {
    terminal.raise(Terminal.Signal.INT);
    return this;
  }

  boolean isOver() {
    return code.isDone();
  }

  int code() {
    await().atMost(PATIENCE).until(code::isDone);
    return code.join();
  }

  @Override
  public void close() {
    if (!isOver()) {
      interrupt();
      enter("exit");
    }
    code();
  }
}
