package io.pxedock.core.engine;

import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.journal.JournalEntry.State;
import io.pxedock.core.journal.RecordedChange;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.Finish;
import io.pxedock.core.operation.Foreseen;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.operation.PutBack;
import io.pxedock.core.operation.SystemChange;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Tools;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries operations out. */
public final class Engine {
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(60);

  private final Path workdir;
  private final WorkFiles files;
  private final Observer observer;
  private final Journal journal;
  private final KeptFiles kept;
  private final DnsmasqDaemon daemon;
  private final InstantSource clock;
  private final String user;
  private final Tools tools;
  private final RunningChanges changes = RunningChanges.OF_THIS_PROCESS;

  Engine(Path workdir, Settings settings, Tools tools, String user) {
    this.workdir = workdir;
    this.tools = tools;
    this.files = tools.files();
    this.clock = InstantSource.system();
    this.observer = new Observer(workdir, settings, tools, clock);
    this.journal = new Journal(files, workdir);
    this.kept = new KeptFiles(files, workdir);
    this.daemon = new DnsmasqDaemon(tools.docker());
    this.user = user;
  }

  /** Returns the observer of the site. */
  public Observer observer() {
    return observer;
  }

  /** Returns the journal of the site. */
  public Journal journal() {
    return journal;
  }

  /** What the operation would do now. */
  public Plan plan(Operation operation) {
    return plan(operation, observer.observe(operation.scope()));
  }

  private Plan plan(Operation operation, Snapshot snapshot) {
    Plan plan = operation.plan(snapshot);
    OutsideBinds.check(plan, snapshot);
    return behindLinks(Foreseen.in(plan, snapshot));
  }

  /** Returns the plan with a note for each file that is reached through a symbolic link. */
  private Plan behindLinks(Plan plan) {
    Plan noted = plan;
    for (Change change : plan.changes()) {
      boolean isLink =
          change.after() instanceof Content.Regular
              && files
                  .info(change.path())
                  .filter(info -> info.kind() == FileInfo.Kind.LINK)
                  .isPresent();
      if (isLink && files.content(change.path()) instanceof Content.Symlink link) {
        noted = noted.noting(change.shown() + " is a link: " + link.target() + " is changed");
      }
    }
    return noted;
  }

  /**
   * Carries an operation out. The plan is made again under the lock; when a person has agreed to a
   * plan, only that very plan is applied.
   *
   * @throws Failure if it is refused, declined, or fails; the journal then says how far it came
   */
  @SuppressWarnings("try") // the lock is only ever held
  public Outcome run(Operation operation, Consent consent) {
    Snapshot seenAt = observer.observe(operation.scope());
    Plan first = plan(operation, seenAt);
    if (first.isEmpty()) {
      return Outcome.of(first);
    }
    new StartCheck(tools, seenAt).check(first, operation);
    boolean seen = consent.approve(first);
    prepare(first.systemChanges());
    files.makeDirectory(workdir.resolve(".pxedock"));
    try (WorkFiles.Lock lock = files.lock(workdir.resolve(".pxedock/lock"), LOCK_TIMEOUT)) {
      Snapshot now = observer.observe(operation.scope());
      Plan plan = plan(operation, now);
      if (seen && !plan.equals(first)) {
        throw Failure.refused(
            "the files have changed since the change was shown",
            "look at the files, then run it again");
      }
      return plan.isEmpty()
          ? Outcome.of(plan)
          : changes.run(attempt -> carryOut(operation, plan, now, attempt));
    }
  }

  private void prepare(List<SystemChange> systemChanges) {
    if (!systemChanges.isEmpty()) {
      changes.run(
          attempt -> {
            attempt.mayBeCancelled();
            systemChanges.forEach(change -> change.prepare(tools));
            attempt.mustGoOn();
            return true;
          });
    }
  }

  private Outcome carryOut(
      Operation operation, Plan plan, Snapshot now, RunningChanges.Attempt attempt) {
    kept.keepIfLoaded(now);
    JournalEntry begun = entry(operation, plan);
    journal.begin(begun);
    StartCheck check = new StartCheck(tools, now);
    carryOut(begun, plan, change -> check.checkAgain(plan, operation, change), attempt);
    apply(begun, plan.changes());
    Loading loading;
    try {
      Snapshot then = plan.systemChanges().isEmpty() ? now : observer.observe(operation.scope());
      attempt.mayBeCancelled();
      loading = daemon.carryOut(plan.action(), then);
      attempt.mustGoOn();
    } catch (Failure e) {
      attempt.mustGoOn();
      boolean wrote = !plan.changes().isEmpty();
      endAnyway(begun, ended(begun, wrote ? State.UNLOADED : State.FAILED, e.line()), e);
      Optional<Failure> back = operation.care().isTakenBack() ? putBack(plan, e) : Optional.empty();
      throw back.orElseGet(() -> wrote ? unloaded(plan.action(), e) : e);
    }
    try {
      journal.end(begun, ended(begun, State.DONE, plan.summary()));
    } catch (Failure e) {
      throw Failure.failed(
              plan.summary() + ", but 'pxedock history' shows it as interrupted: " + e.what(),
              e.remedy())
          .because(e);
    }
    if (plan.action() != DaemonAction.NONE && plan.action() != DaemonAction.STOP) {
      kept.keepIfLoaded(observer.observe(Scope.DAEMON));
    }
    return new Outcome(plan, begun.number(), loading.complaints(), loading.took());
  }

  /** Puts the configuration back that last worked, after a start that failed, and starts it. */
  private Optional<Failure> putBack(Plan failed, Failure e) {
    if (!failed.action().isStart() || e.exit() == ExitCode.UNREACHABLE) {
      return Optional.empty();
    }
    try {
      Snapshot now = observer.observe(Scope.DAEMON);
      List<Change> back = kept.back(now.files().orThrow());
      if (back.isEmpty()) {
        return Optional.empty();
      }
      PutBack operation = new PutBack(back);
      Plan plan = operation.plan(now);
      OutsideBinds.check(plan, now);
      JournalEntry begun = entry(operation, plan);
      journal.begin(begun);
      String refused = "";
      for (Change change : back) {
        refused = kept.putBeside(change.path(), change.before()).getFileName().toString();
      }
      apply(begun, back);
      daemon.carryOut(DaemonAction.RESTART, now);
      journal.end(begun, ended(begun, State.DONE, plan.summary()));
      Failure told =
          Failure.failed(
              "dnsmasq did not come up: "
                  + e.what()
                  + "; the configuration that last worked is in force again, the refused one is "
                  + refused,
              Remedy.see("pxedock", "history"));
      return Optional.of(e.where().map(told::at).orElse(told).because(e));
    } catch (Failure again) {
      e.addSuppressed(again);
      return Optional.empty();
    }
  }

  /** Keeps a text that was not written beside its file; returns its path, empty if it is there. */
  public Optional<Path> keepBeside(Path path, Content text) {
    return CurrentContent.at(files, path, true).equals(text)
        ? Optional.empty()
        : Optional.of(kept.putBeside(path, text));
  }

  private JournalEntry ended(JournalEntry begun, State state, String outcome) {
    return begun.ended(state, outcome, changes.isEnding());
  }

  private void carryOut(
      JournalEntry begun,
      Plan plan,
      Consumer<SystemChange> before,
      RunningChanges.Attempt attempt) {
    List<SystemChange> systemChanges = plan.systemChanges();
    if (systemChanges.isEmpty()) {
      return;
    }
    List<String> done = new ArrayList<>();
    try {
      attempt.mayBeCancelled();
      for (SystemChange change : systemChanges) {
        before.accept(change);
        change.carryOut(tools);
        done.add(change.title());
      }
      attempt.mustGoOn();
    } catch (Failure e) {
      attempt.mustGoOn();
      String came = done.isEmpty() ? "" : " (done before: " + String.join("; ", done) + ")";
      journal.end(begun, ended(begun, State.FAILED, e.line() + came));
      throw e;
    }
  }

  private JournalEntry entry(Operation operation, Plan plan) {
    List<RecordedChange> recorded =
        plan.changes().stream()
            .map(c -> RecordedChange.of(relative(c.path()), c.before(), c.after()))
            .toList();
    int undoes = operation.undoes();
    int finishes = operation instanceof Finish finish ? finish.entry().number() : 0;
    return new JournalEntry(
        journal.nextNumber(),
        clock.instant(),
        user,
        plan.title(),
        plan.summary(),
        plan.reason(),
        plan.action().word(),
        undoes,
        finishes,
        ProcessMark.ofThisProcess(),
        false,
        State.BEGUN,
        "",
        recorded);
  }

  private String relative(Path path) {
    return (path.startsWith(workdir) ? workdir.relativize(path) : path).toString();
  }

  private void apply(JournalEntry begun, List<Change> changes) {
    List<Change> applied = new ArrayList<>();
    try {
      for (Change change : changes) {
        write(change);
        applied.add(change);
      }
      for (Change change : changes) {
        verify(change);
      }
    } catch (Failure e) {
      boolean back = takeBack(applied);
      String outcome = back ? e.line() : e.line() + " (and not all could be put back)";
      endAnyway(begun, ended(begun, back ? State.FAILED : State.PARTIAL, outcome), e);
      throw e;
    }
  }

  private void write(Change change) {
    boolean isNew = change.before() instanceof Content.Absent;
    if (isNew && change.mode() != 0 && change.after() instanceof Content.Regular file) {
      files.create(change.path(), file, change.mode());
    } else {
      files.replace(change.path(), change.before(), change.after());
    }
  }

  // On a full disk not even that can be written; the first failure is the one to tell.
  private void endAnyway(JournalEntry begun, JournalEntry ended, Failure first) {
    try {
      journal.end(begun, ended);
    } catch (Failure e) {
      first.addSuppressed(e);
    }
  }

  private void verify(Change change) {
    if (!CurrentContent.at(files, change.path(), change.after()).equals(change.after())) {
      throw Failure.refused(
          change.shown() + " was changed by somebody else at the same moment",
          "look at the file, then run it again");
    }
  }

  private boolean takeBack(List<Change> applied) {
    List<Change> reverse = new ArrayList<>(applied);
    Collections.reverse(reverse);
    boolean all = true;
    for (Change change : reverse) {
      try {
        files.replace(change.path(), change.after(), change.before());
      } catch (Failure e) {
        all = false;
      }
    }
    return all;
  }

  private static Failure unloaded(DaemonAction action, Failure e) {
    String what = "the files are written but not loaded: " + e.what();
    // A new start of dnsmasq loads the host files as well.
    boolean starts = e.remedy().runs("pxedock", "start") || e.remedy().runs("pxedock", "restart");
    Remedy load = Remedy.run("pxedock", action.word());
    Remedy remedy = starts ? e.remedy() : load.prefixed(e.remedy() + "; then ");
    return e.exit() == ExitCode.UNREACHABLE
        ? Failure.unreachable(what, remedy).because(e)
        : Failure.failed(what, remedy).because(e);
  }
}
