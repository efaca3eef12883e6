package io.pxedock.console.shell;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.Style;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;

/** Shows answers that are longer than the screen in JLine's {@code less}; {@code q} leaves it. */
final class Pager {
  /** A terminal that gives fewer rows does not know its size. */
  private static final int LEAST_ROWS = 5;

  private static final String HINT = "Space more, / find, q back";

  private final Terminal terminal;
  private final Supplier<Style> style;

  Pager(Terminal terminal, Supplier<Style> style) {
    this.terminal = terminal;
    this.style = style;
  }

  /** Shows the lines if they are more than the screen has; returns whether it did. */
  boolean show(List<Line> lines) {
    return showText(
        lines.size(),
        () -> lines.stream().map(style.get()::text).collect(Collectors.joining("\n")));
  }

  /** Shows a text if its lines are more than the screen has; returns whether it did. */
  boolean show(String text) {
    return showText((int) text.lines().count(), () -> text);
  }

  /** Returns a writer that shows each text when it is flushed, page by page if it is long. */
  PrintWriter writer() {
    StringWriter text =
        new StringWriter() {
          @Override
          public void flush() {
            String written = getBuffer().toString();
            getBuffer().setLength(0);
            if (!written.isEmpty() && !show(written)) {
              terminal.writer().print(written);
              terminal.writer().flush();
            }
          }
        };
    return new PrintWriter(text);
  }

  private boolean showText(int lines, Callable<String> text) {
    // The prompt and the command that was typed stay on the screen.
    int rows = terminal.getSize().getRows();
    if (LineReaders.isPlain(terminal) || rows < LEAST_ROWS || lines < rows - 1) {
      return false;
    }
    try {
      byte[] bytes = text.call().getBytes(StandardCharsets.UTF_8);
      Less less = new Less(terminal, Path.of("")).defaultPrompt(HINT);
      less.quiet = true;
      less.run(new Answer(bytes, lines));
      return true;
    } catch (InterruptedException | IOError e) {
      // Ctrl-C, or the terminal has gone.
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  /** An answer, read as UTF-8 in any locale. */
  private record Answer(byte[] bytes, int count) implements Source {
    @Override
    public String getName() {
      return HINT;
    }

    @Override
    public InputStream read() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public BufferedReader reader() throws IOException {
      return new BufferedReader(new InputStreamReader(read(), StandardCharsets.UTF_8));
    }

    @Override
    public Long lines() {
      return (long) count;
    }
  }
}
