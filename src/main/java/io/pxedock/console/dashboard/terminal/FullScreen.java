package io.pxedock.console.dashboard.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.graphics.TextGraphics;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.Size;
import java.io.BufferedOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.InfoCmp.Capability;

/** The whole of a terminal, from when it is entered until it is left. */
public final class FullScreen implements AutoCloseable {
  // The other screen, no line wrap, pasted text in brackets; and all of it back.
  private static final String ENTER = "\u001b[?1049h\u001b[?7l\u001b[?2004h\u001b[?25l";
  private static final String LEAVE = "\u001b[m\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l";

  // Presses and the wheel, in decimal: columns beyond 223 have no other form.
  private static final String MOUSE = "\u001b[?1000h\u001b[?1006h";
  private static final String NO_MOUSE = "\u001b[?1006l\u001b[?1000l";

  private final Terminal terminal;
  private final Consumer<Message> sink;
  private final Runnable end;
  private final CellTerminal cells;
  private final TerminalScreen screen;
  private final Thread hook = new Thread(this::leave, "dashboard-leaves");
  private Attributes before;
  private final Map<Signal, SignalHandler> handlers = new EnumMap<>(Signal.class);
  private InputPump pump;
  private boolean entered;
  private boolean whole;
  private boolean mouse;

  /**
   * @param sink gets keys and sizes, on threads of their own
   * @param end told when the terminal is gone
   * @param mouse whether the mouse is wanted, if the terminal has one
   */
  public FullScreen(Terminal terminal, Consumer<Message> sink, Runnable end, boolean mouse)
      throws IOException {
    this.terminal = terminal;
    this.sink = sink;
    this.end = end;
    this.mouse = mouse && terminal.getStringCapability(Capability.key_mouse) != null;
    this.cells =
        new CellTerminal(
            new BufferedOutputStream(terminal.output(), 32 * 1024),
            () -> new TerminalSize(size().columns(), size().rows()));
    this.screen = new TerminalScreen(cells);
    screen.startScreen();
    Runtime.getRuntime().addShutdownHook(hook);
    enter();
  }

  /** The size that the terminal has now. */
  public Size size() {
    int columns = terminal.getSize().getColumns();
    int rows = terminal.getSize().getRows();
    return columns <= 0 || rows <= 0 ? new Size(80, 24) : new Size(columns, rows);
  }

  private synchronized void enter() {
    if (entered) {
      return;
    }
    before = terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    // Ctrl-C and Ctrl-Z are keys here, and a read waits for one instead of coming back empty.
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
    raw.setControlChar(Attributes.ControlChar.VMIN, 1);
    raw.setControlChar(Attributes.ControlChar.VTIME, 0);
    terminal.setAttributes(raw);
    handle(Signal.WINCH, s -> sink.accept(new Messages.Resized(size())));
    handle(Signal.CONT, s -> sink.accept(new Messages.Resumed()));
    // Sent by another program; JLine would have it end this one on the spot.
    handle(Signal.INT, s -> sink.accept(new Messages.Key("Ctrl-C")));
    write(mouse ? ENTER + MOUSE : ENTER);
    pump = new InputPump(terminal.reader(), sink, end);
    pump.start();
    entered = true;
  }

  private synchronized void leave() {
    if (!entered) {
      return;
    }
    entered = false;
    pump.stop();
    try {
      write(mouse ? NO_MOUSE + LEAVE : LEAVE);
      handlers.forEach(terminal::handle);
      terminal.setAttributes(before);
    } catch (IllegalStateException | IOError e) {
      // A signal ends the program, and JLine has closed the terminal first: the mode is restored.
      System.out.print(NO_MOUSE + LEAVE);
      System.out.flush();
    }
  }

  private void handle(Signal signal, SignalHandler handler) {
    handlers.put(signal, terminal.handle(signal, handler));
  }

  private void write(String sequence) {
    terminal.writer().write(sequence);
    terminal.writer().flush();
  }

  /** Paints what has changed. */
  public synchronized void paint(Function<TextGraphics, Optional<TerminalPosition>> picture) {
    if (!entered) {
      return;
    }
    try {
      Optional<TerminalPosition> cursor = picture.apply(screen.newTextGraphics());
      screen.setCursorPosition(cursor.orElse(null));
      screen.refresh(whole ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
      whole = false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the terminal to answer, as {@link Messages.Seen}, when it has shown all until now. */
  public synchronized void askWhetherShown() {
    if (entered) {
      write("\u001b[5n");
    }
  }

  /** Takes the new size of the terminal; the next picture is painted whole. */
  public synchronized void resized() {
    cells.resized();
    screen.doResizeIfNecessary();
    repaint();
  }

  /** The next picture is painted whole: what stands there may be anything. */
  public synchronized void repaint() {
    cells.forget();
    whole = true;
  }

  /** Another program wrote on the terminal, or changed its mode. */
  public void reenter() {
    leave();
    enter();
    repaint();
  }

  /** Turns the mouse on, or off; the answer is which. */
  public synchronized boolean toggleMouse() {
    mouse = !mouse;
    write(mouse ? MOUSE : NO_MOUSE);
    return mouse;
  }

  /** Gives the terminal away until that returns; nothing is painted meanwhile. */
  public void lend(Consumer<Terminal> use) {
    leave();
    try {
      use.accept(terminal);
    } finally {
      enter();
      resized();
    }
  }

  /** Gives the terminal back and stops the job; returns when it is continued. */
  public void suspend() {
    leave();
    Job.stop();
    enter();
    resized();
  }

  @Override
  public void close() {
    leave();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending, and the hook runs.
    }
  }
}
