package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.Listing;
import io.pxedock.console.render.Marks;
import io.pxedock.console.render.Span;
import io.pxedock.console.render.StatusText;
import io.pxedock.console.render.Tone;
import io.pxedock.console.setup.ProgressLine;
import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.engine.Site;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.OpenSite;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.StepOperation;
import io.pxedock.core.setup.TargetMachine;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import io.pxedock.core.setup.step.Steps;
import io.pxedock.core.site.Scope;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.site.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Runs the steps: checks them, plans them, or carries out those that are not done. */
final class SetupRun implements AutoCloseable {
  /** The maximum number of rounds of a step, each of which uses the result of the one before. */
  private static final int MAX_ROUNDS = 4;

  private static final List<Listing.Column> COLUMNS =
      List.of(
          new Listing.Column("step", "STEP"),
          new Listing.Column("state", "STATE"),
          new Listing.Column("detail", "DETAIL"),
          new Listing.Column("remedy", "DO"));

  private final Session session;
  private final SetupContext context;
  private final ProgressLine progress;

  /** The settings of the site that is already open; those of the answers if there is none. */
  private final Settings before;

  private final Remedy again;
  private final Runnable release;

  SetupRun(Session parent, TargetMachine machine, Answers answers, boolean yes) {
    Settings settings = answers.settings();
    Path workdir = Path.of(answers.get(AnswerKey.WORKDIR)).toAbsolutePath().normalize();
    this.progress = new ProgressLine(parent.streams().err(), parent.asker().isPresent());
    Site site = machine.open(workdir, settings);
    Site own = site.reporting(progress);
    this.before = machine instanceof OpenSite open ? open.site().settings() : settings;
    this.session = parent.on(own, yes);
    this.context = new SetupContext(answers, own.workdir(), own.tools(), own::observe, Set.of());
    this.again =
        machine.lasts()
            ? Remedy.of("run '" + machine.command() + "' to continue from here")
            : Remedy.of("the sandbox ends here; '" + machine.command() + "' starts a new one");
    this.release = () -> machine.release(site);
  }

  private static Check look(SetupStep step, SetupContext context) {
    try {
      return step.check(context);
    } catch (Failure e) {
      return Check.blocked(e);
    }
  }

  /** Reports the state of each step; changes nothing. */
  int check() {
    List<List<Object>> rows = new ArrayList<>();
    boolean done = true;
    SetupContext then = context;
    boolean isTable = session.options().output().isForPeople();
    for (SetupStep step : Steps.all()) {
      Check check = look(step, context);
      if (check.state() == Check.State.BLOCKED) {
        // The step may only be waiting for an earlier one.
        check = look(step, then);
      }
      if (check.state() == Check.State.OPEN) {
        then = then.assuming(step.name());
      }
      done &= check.isSettled();
      String state = check.state().name().toLowerCase(Locale.ROOT);
      Remedy open = Remedy.command("pxedock", "setup");
      String remedy = (check.state() == Check.State.OPEN ? open : check.remedy()).words();
      rows.add(List.of(step.name(), state, open(check) + check.detail(), remedy));
      if (isTable) {
        say(step, check);
      }
    }
    if (!isTable) {
      session.list(new Listing(COLUMNS, rows, ""));
    }
    return (done ? ExitCode.DONE : ExitCode.UNHEALTHY).code();
  }

  private static String open(Check check) {
    return check.state() == Check.State.OPEN ? "not yet: " : "";
  }

  /** Shows the whole plan with its commands; each step assumes that the earlier ones are done. */
  int dryRun() {
    SetupContext then = context;
    int code = ExitCode.DONE.code();
    for (SetupStep step : Steps.all()) {
      Check check = look(step, then);
      say(step, check);
      if (check.state() == Check.State.OPEN) {
        session.review(check.plan()).forEach(line -> out(Line.of("    ").plus(line)));
        then = then.assuming(step.name());
      }
      if (check.state() == Check.State.BLOCKED && code == 0) {
        code = check.failure().exit().code();
      }
    }
    return code;
  }

  /** Carries out each step that is not done, and checks each again afterwards. */
  int apply() {
    for (SetupStep step : Steps.all()) {
      apply(step);
    }
    SiteStatus status = SiteStatus.of(session.site().observe(Scope.EVERYTHING));
    out("");
    StatusText.print(status).forEach(this::out);
    out("");
    if (!context.answers().settings().equals(before)) {
      out("This shell still uses the old settings: leave it, then start pxedock again.");
      out("");
    }
    out("The three commands to know:");
    out("  pxedock host add NAME --mac MAC   register a machine");
    out("  pxedock 911 set NAME              make it boot the 911 system; see 911 clear");
    out("  pxedock status                    what works, and what to do if something fails");
    return (status.isHealthy() ? ExitCode.DONE : ExitCode.UNHEALTHY).code();
  }

  private void apply(SetupStep step) {
    for (int go = 0; go < MAX_ROUNDS; go++) {
      Check check = look(step, context);
      if (check.isSettled()) {
        say(step, check);
        return;
      }
      if (check.state() == Check.State.BLOCKED) {
        say(step, check);
        throw check.failure();
      }
      StepOperation operation = new StepOperation(step, context);
      session
          .carryOut(operation, new SetupConsent(session, step, again))
          .complaints()
          .forEach(complaint -> err("dnsmasq: " + complaint));
    }
    Check last = look(step, context);
    throw Failure.failed(
        "step " + step.name() + " was carried out, but is not done: " + last.detail(),
        "run 'pxedock setup --check'; 'pxedock history' shows what was done");
  }

  private void say(SetupStep step, Check check) {
    PathLink.State state =
        switch (check.state()) {
          case DONE -> PathLink.State.OK;
          case WARNING -> PathLink.State.WARNING;
          case OPEN -> PathLink.State.UNKNOWN;
          case BLOCKED -> PathLink.State.FAILED;
        };
    boolean open = check.state() == Check.State.OPEN;
    Span mark = open ? new Span("*", Marks.of(state).tone()) : Marks.of(state);
    String name = String.format("%-14s", step.name());
    out(Line.EMPTY.plus(mark).plus(" " + name + open(check) + check.detail()));
    if (!check.remedy().isEmpty()) {
      out(Line.of(" ".repeat(16)).plus("do: " + check.remedy(), Tone.FAINT));
    }
  }

  private void out(String line) {
    out(Line.of(line));
  }

  private void out(Line line) {
    progress.clear();
    session.print(List.of(line));
    session.streams().out().flush();
  }

  private void err(String line) {
    progress.clear();
    session.say(Line.of(line));
  }

  @Override
  public void close() {
    progress.clear();
    release.run();
  }
}
