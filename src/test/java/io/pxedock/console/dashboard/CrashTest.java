package io.pxedock.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.adapter.sandbox.Sandbox;
import io.pxedock.console.command.CommandLines;
import io.pxedock.console.command.GlobalOptions;
import io.pxedock.console.command.Session;
import io.pxedock.console.command.Streams;
import io.pxedock.console.render.Style;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A defect on the thread that paints. */
class CrashTest {
  private static final IllegalStateException DEFECT = new IllegalStateException("provoked");

  @TempDir Path directory;

  @Test
  @Timeout(30)
  void leavesTheTerminalAsItWas() throws Exception {
    ByteArrayOutputStream painted = new ByteArrayOutputStream();
    try (Sandbox sandbox = Sandbox.create(directory.toRealPath(), Sandbox.Options.USUAL);
        ExternalTerminal terminal =
            new ExternalTerminal(
                "crash",
                "xterm-256color",
                new PipedInputStream(new PipedOutputStream()),
                painted,
                StandardCharsets.UTF_8)) {
      terminal.setSize(Size.of(80, 24));
      Attributes before = terminal.getAttributes();
      Dashboard dashboard = new Dashboard(OnSandbox.session(sandbox, sandbox.engine()), terminal);
      dashboard.tell(
          model -> {
            throw DEFECT;
          });

      assertThatThrownBy(dashboard::untilLeft).isSameAs(DEFECT);
      assertThat(painted.toString(StandardCharsets.UTF_8))
          .contains("\u001b[?1049h")
          .endsWith("\u001b[?7h\u001b[?25h\u001b[?1049l");
      assertThat(terminal.getAttributes().toString()).isEqualTo(before.toString());
    }
  }

  @Test
  void isOneLineThatSaysWhereItsStackTraceIs() {
    List<Throwable> logged = new ArrayList<>();
    Handler handler = catching(logged);
    Logger logger = Logger.getLogger("io.pxedock");
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    String before = System.getProperty("pxedock.log");
    System.setProperty("pxedock.log", "/state/pxedock.log");
    try {
      StringWriter said = new StringWriter();
      Streams streams =
          new Streams(new PrintWriter(said), new PrintWriter(said), new Style(false, true));
      CommandLines.report(new Session(streams, null, null, new GlobalOptions(), null), DEFECT);

      assertThat(said.toString())
          .isEqualToIgnoringNewLines(
              "pxedock: this is a defect in pxedock: java.lang.IllegalStateException: provoked;"
                  + " please report it, with its stack trace in /state/pxedock.log");
      assertThat(logged).containsExactly(DEFECT);
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
      if (before == null) {
        System.clearProperty("pxedock.log");
      } else {
        System.setProperty("pxedock.log", before);
      }
    }
  }

  private static Handler catching(List<Throwable> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        logged.add(record.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
