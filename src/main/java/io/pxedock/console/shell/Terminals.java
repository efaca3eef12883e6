package io.pxedock.console.shell;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.nativ.CLibrary;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;

/** The terminal that the program was started on. */
public final class Terminals {
  private Terminals() {}

  /**
   * Opens it; closing it leaves it as it was, and so does the end of the program, however it ends.
   *
   * @param shown the characters that it can show; another one becomes a question mark
   */
  public static Terminal open(Charset shown) {
    try {
      return system(shown);
    } catch (IOException e) {
      throw Failure.failed("cannot use this terminal: " + e.getMessage(), "try another TERM")
          .because(e);
    } catch (IllegalStateException e) {
      throw unusable(e);
    }
  }

  /** Returns the width of the terminal behind a standard stream; 0 if it cannot be found out. */
  public static int columns(int descriptor) {
    NativeLibrary.useUnpacked();
    try {
      CLibrary.WinSize size = new CLibrary.WinSize();
      return CLibrary.ioctl(descriptor, CLibrary.TIOCGWINSZ, size) == 0 ? size.ws_col : 0;
    } catch (LinkageError | RuntimeException e) {
      return 0;
    }
  }

  private static Failure unusable(IllegalStateException none) {
    Optional<String> library = NativeLibrary.whyNot();
    if (library.isPresent()) {
      return Failure.failed(
              "cannot use this terminal: " + library.get(),
              "run single commands, such as 'pxedock status', or put pxedock where libraries may be"
                  + " loaded from (a file system that is not mounted noexec)")
          .because(none);
    }
    Throwable[] reasons = none.getSuppressed();
    String reason = (reasons.length == 0 ? none : reasons[0]).getMessage();
    return Failure.failed("cannot use this terminal: " + reason, "try another TERM").because(none);
  }

  private static Terminal system(Charset shown) throws IOException {
    AtomicReference<Terminal> opened = new AtomicReference<>();
    // Before JLine adds its own, which closes the terminal: they run in this order.
    ShutdownHooks.add(() -> leave(opened.get()));
    NativeLibrary.useUnpacked();
    Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .provider("jni")
            // A terminal that JLine cannot open is an error, and no reason to take it for a dumb
            // one.
            .dumb(false)
            .encoding(StandardCharsets.UTF_8)
            .stdoutEncoding(shown)
            .graphemeCluster(false)
            .build();
    Attributes attributes = terminal.getAttributes();
    // The Java machine would write its threads over the screen.
    attributes.setControlChar(ControlChar.VQUIT, 0);
    // What is typed while a command runs is shown when the prompt is back, not in the answer.
    attributes.setLocalFlag(LocalFlag.ECHO, false);
    terminal.setAttributes(attributes);
    if (LineReaders.isPlain(terminal)) {
      // JLine does not listen to signals then, and Ctrl-C would end the program.
      Signals.register("INT", () -> terminal.raise(Terminal.Signal.INT));
    }
    opened.set(terminal);
    return terminal;
  }

  // When a signal ends the program, the line editor does not get to clean up.
  private static void leave(Terminal terminal) {
    if (terminal == null || LineReaders.isPlain(terminal)) {
      return;
    }
    try {
      terminal.puts(Capability.keypad_local);
      terminal.writer().write("\u001b[?2004l\r\n");
      terminal.flush();
    } catch (IllegalStateException e) {
      // Closed in good order.
    }
  }
}
