package io.pxedock.console.dashboard;

import io.pxedock.console.command.ChangeDetails;
import io.pxedock.console.command.Session;
import io.pxedock.console.dashboard.feed.Feeds;
import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.overlay.History;
import io.pxedock.console.dashboard.overlay.TextPage;
import io.pxedock.console.dashboard.state.CheckedForm;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.SiteView;
import io.pxedock.console.dashboard.state.World;
import io.pxedock.console.render.Line;
import io.pxedock.core.engine.Journal;
import io.pxedock.core.engine.RunningChanges;
import io.pxedock.core.engine.Site;
import io.pxedock.core.engine.SiteMonitor;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.setup.image.UndoAtSite;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.Printable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;

/** Runs everything that takes time on its own threads and reports the results as messages. */
final class Background implements World, AutoCloseable {
  /** The actions that only the screen can carry out. */
  interface Screen {
    /** Returns the width in cells. */
    int columns();

    void suspend();

    /** Gives the terminal away until that returns. */
    void lend(Consumer<Terminal> use);

    /** Turns the mouse on, or off; the answer is which. */
    boolean toggleMouse();

    void redraw();

    void quit();
  }

  /** Changes come in bursts: a file that is replaced causes three events. */
  private static final Duration BURST = Duration.ofMillis(40);

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

  /** How long a change that was begun may take when the dashboard is left. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Site site;
  private final Consumer<Message> sink;
  private final Screen screen;
  private final SiteMonitor monitor;
  private final Feeds live;
  private final Questions questions;
  private final Commands commands;
  private final ExecutorService checking =
      Executors.newSingleThreadExecutor(task -> daemon(task, "dashboard-checks"));
  private final ExecutorService work =
      Executors.newCachedThreadPool(task -> daemon(task, "dashboard-work"));
  private final AtomicReference<CheckedForm> form = new AtomicReference<>();
  private volatile SiteView latest;
  private Future<?> running;

  Background(Session session, Consumer<Message> sink, Screen screen) {
    this.site = session.site();
    this.sink = sink;
    this.screen = screen;
    this.monitor = new SiteMonitor(site, Scope.EVERYTHING, BURST, this::seen, this::notSeen);
    this.live = new Feeds(site, sink);
    this.questions = new Questions(site, sink);
    this.commands = new Commands(session, sink, questions, screen);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Shows the files at once, before Docker has answered; then the rest. */
  void start() {
    monitor.execute(() -> tell(SiteView.ofFiles(site.observe(Scope.WORKDIR))));
    monitor.look(Scope.EVERYTHING);
    work.execute(this::tellLastChange);
    live.start();
  }

  private void seen(Snapshot snapshot) {
    tell(SiteView.of(snapshot));
  }

  private void notSeen(RuntimeException failure) {
    sink.accept(new Messages.Failed("cannot look at the site: " + failure));
  }

  private void tell(SiteView view) {
    latest = view;
    sink.accept(new Messages.Observed(view));
  }

  private Optional<SiteView> latest() {
    return Optional.ofNullable(latest);
  }

  private void tellLastChange() {
    Observed.of(() -> site.engine().journal().unattended())
        .orElse(Optional.empty())
        .ifPresent(news -> sink.accept(new Messages.Notice(news)));
  }

  @Override
  public void observe(Scope scope) {
    monitor.look(scope);
  }

  @Override
  public void watch(Set<Path> directories) {
    live.watch(directories);
  }

  @Override
  public void change(Operation operation) {
    run(() -> carryOut(operation));
  }

  private void carryOut(Operation operation) {
    sink.accept(new Messages.Changed(site.engine().run(operation, questions.consent())));
  }

  @Override
  public void undo(int number) {
    run(() -> carryOut(UndoAtSite.of(site, site.engine().journal().entry(number), true)));
  }

  @Override
  public void undoLast() {
    run(
        () -> {
          JournalEntry last =
              site.engine()
                  .journal()
                  .lastStanding()
                  .orElseThrow(() -> Failure.refused("there is no change to undo", ""));
          carryOut(UndoAtSite.of(site, last, true));
        });
  }

  @Override
  public void complete(String line) {
    checking.execute(
        () -> latest().map(view -> commands.complete(line, view.snapshot())).ifPresent(sink));
  }

  @Override
  public void command(String line) {
    run(() -> commands.run(line));
  }

  private void run(Runnable task) {
    running =
        work.submit(
            () -> {
              try {
                task.run();
              } catch (Questions.Declined e) {
                sink.accept(new Messages.Declined());
              } catch (Failure e) {
                sink.accept(new Messages.Failed(e.line()));
              } catch (RuntimeException e) {
                sink.accept(new Messages.Failed("this is a defect in pxedock: " + e));
              }
            });
  }

  @Override
  public void answer(boolean yes) {
    questions.answer(yes);
  }

  @Override
  public void cancel() {
    if (running != null) {
      running.cancel(true);
    }
  }

  @Override
  public void check(CheckedForm filled) {
    form.set(filled);
    checking.execute(
        () -> {
          CheckedForm latest = form.getAndSet(null);
          if (latest != null) {
            latest().ifPresent(view -> sink.accept(Checks.of(latest, view)));
          }
        });
  }

  @Override
  public void history() {
    work.execute(
        () -> {
          try {
            sink.accept(new Messages.Opened(History.of(entries(site.engine().journal()))));
          } catch (Failure e) {
            sink.accept(new Messages.Failed(e.line()));
          }
        });
  }

  @Override
  public void showChange(int number) {
    work.execute(
        () -> {
          try {
            List<Line> lines = ChangeDetails.of(site, number).lines(ZoneId.systemDefault());
            sink.accept(new Messages.Opened(TextPage.of("Change " + number, lines)));
          } catch (Failure e) {
            sink.accept(new Messages.Failed(e.line()));
          }
        });
  }

  @Override
  public void actions() {
    work.execute(
        () -> {
          try {
            TextPage actions = JournalCommands.of(site, entry -> WHEN.format(entry.time()));
            sink.accept(new Messages.Opened(actions));
          } catch (Failure e) {
            sink.accept(new Messages.Failed(e.line()));
          }
        });
  }

  @Override
  public void toggleMouse() {
    boolean on = screen.toggleMouse();
    sink.accept(
        new Messages.Notice(
            on
                ? "the mouse works here; with Shift it selects text"
                : "the mouse is the terminal's: it selects text"));
  }

  private static List<History.Entry> entries(Journal journal) {
    List<JournalEntry> all = journal.entries();
    List<History.Entry> shown = new ArrayList<>();
    for (JournalEntry e : all) {
      String when = WHEN.format(e.time());
      String reason = Printable.line(e.reason());
      shown.add(new History.Entry(e.number(), when, e.user(), e.title(), e.standing(all), reason));
    }
    Collections.reverse(shown);
    return shown;
  }

  @Override
  public void suspend() {
    screen.suspend();
  }

  @Override
  public void redraw() {
    screen.redraw();
  }

  @Override
  public void quit() {
    screen.quit();
  }

  @Override
  public void close() {
    // What was begun is finished also when the terminal has gone.
    RunningChanges.OF_THIS_PROCESS.await(TIMEOUT);
    live.close();
    monitor.close();
    checking.shutdownNow();
    work.shutdownNow();
  }
}
