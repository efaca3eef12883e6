package io.pxedock.console.dashboard;

import io.pxedock.console.command.Session;
import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Alarm;
import io.pxedock.console.dashboard.state.Environment;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.dashboard.terminal.FullScreen;
import io.pxedock.console.dashboard.view.Depth;
import io.pxedock.console.dashboard.view.Palette;
import io.pxedock.console.dashboard.view.ScreenView;
import io.pxedock.console.render.Style;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** The dashboard on a terminal that is its own until it is left. */
public final class Dashboard implements Background.Screen {
  private final Inbox inbox = new Inbox();
  private final FullScreen screen;
  private final ScreenView view;
  private final Background background;
  private final Sight sight;
  private Model model;
  private long painted;
  private boolean left;

  Dashboard(Session session, Terminal terminal) throws IOException {
    Style style = session.style();
    Integer colours = terminal.getNumericCapability(Capability.max_colors);
    String claim = System.getenv("COLORTERM");
    Depth depth = style.colour() ? Depth.of(terminal.getType(), colours, claim) : Depth.NONE;
    String whyNot = session.options().whyNoChange();
    this.view = new ScreenView(Palette.of(depth), style.unicode() && hasSigns(terminal));
    this.background = new Background(session, inbox::add, this);
    this.screen =
        new FullScreen(
            terminal,
            inbox::add,
            () -> inbox.add(new Messages.TerminalClosed()),
            session.isMouseWanted());
    this.sight = new Sight(screen::askWhetherShown);
    Environment setup =
        new Environment(session.site().workdir().toString(), whyNot, ZoneId.systemDefault());
    this.model = Model.start(setup, screen.size(), Instant.now());
  }

  /**
   * Runs until the operator leaves.
   *
   * @return the exit code of a dashboard that was left: 0
   * @throws Failure FAILED if the terminal cannot be painted on
   */
  public static int run(Session session, Terminal terminal) {
    if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
      throw Failure.failed(
          "cannot use this terminal: TERM is " + terminal.getType(),
          "use a terminal such as xterm, or 'pxedock status --watch'");
    }
    try {
      new Dashboard(session, terminal).untilLeft();
      return ExitCode.DONE.code();
    } catch (IOException e) {
      throw Failure.failed("cannot use this terminal: " + e.getMessage(), "").because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED.code();
    }
  }

  @SuppressWarnings("try") // both are only ever closed
  void untilLeft() throws InterruptedException {
    try (FullScreen entered = screen;
        Background started = background) {
      background.start();
      loop();
    } finally {
      inbox.close();
    }
  }

  /** Adds a message, as the sources of the dashboard do. */
  void tell(Message message) {
    inbox.add(message);
  }

  /** Returns the model of the last picture, after the dashboard was left. */
  Model model() {
    return model;
  }

  // The fonts of consoles have few signs, and the VT's of old none.
  private static boolean hasSigns(Terminal terminal) {
    return !terminal.getType().matches("linux.*|vt[0-9].*|cons[0-9].*");
  }

  private void loop() throws InterruptedException {
    boolean due = true;
    while (!left) {
      if (due && sincePaint().compareTo(Inbox.FRAME_INTERVAL) >= 0) {
        paint();
        due = false;
      }
      List<Message> messages = inbox.take(patience(due));
      if (messages.isEmpty() && !due) {
        messages = List.of(passed(Instant.now()));
      }
      boolean key = false;
      for (Message message : messages) {
        take(message);
        key |= message instanceof Messages.Key || message instanceof Messages.Paste;
      }
      due |= !messages.isEmpty();
      if (key && !left) {
        paint();
        due = false;
      }
    }
  }

  private Duration sincePaint() {
    return Duration.ofNanos(System.nanoTime() - painted);
  }

  /**
   * Returns the time until the next picture is due or the current one is out of date; empty if
   * never.
   */
  private Optional<Duration> patience(boolean due) {
    return due
        ? Optional.of(Inbox.FRAME_INTERVAL.minus(sincePaint()))
        : Stream.of(Alarm.of(model), sight.deadline())
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .map(at -> Duration.between(Instant.now(), at).plusMillis(1));
  }

  private Message passed(Instant now) {
    return sight.overdue(now).orElseGet(() -> new Messages.Tick(now));
  }

  private void take(Message message) {
    if (message instanceof Messages.Seen && !sight.answered()) {
      return;
    }
    Update update = message.on(model);
    model = update.model();
    if (message instanceof Messages.Resized) {
      screen.resized();
    }
    model = model.settled();
    update.effects().forEach(effect -> effect.in(background));
  }

  private void paint() {
    screen.paint(graphics -> view.draw(model, graphics));
    painted = System.nanoTime();
    sight.painted(model, Instant.now());
  }

  @Override
  public void suspend() {
    screen.suspend();
    sight.forget();
    inbox.add(new Messages.Resized(screen.size()));
  }

  @Override
  public int columns() {
    return screen.size().columns();
  }

  @Override
  public void lend(Consumer<Terminal> use) {
    screen.lend(use);
    sight.forget();
    inbox.add(new Messages.Resized(screen.size()));
  }

  @Override
  public boolean toggleMouse() {
    return screen.toggleMouse();
  }

  @Override
  public void redraw() {
    screen.reenter();
  }

  @Override
  public void quit() {
    left = true;
  }
}
