package io.pxedock.console.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.pxedock.console.render.EquivalentCommands;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.LinePrinter;
import io.pxedock.console.render.Listing;
import io.pxedock.console.render.PlanText;
import io.pxedock.console.render.Style;
import io.pxedock.console.render.Wrap;
import io.pxedock.core.engine.Consent;
import io.pxedock.core.engine.Outcome;
import io.pxedock.core.engine.Site;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.OpenSite;
import io.pxedock.core.setup.TargetMachine;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.text.Bytes;
import io.pxedock.spi.LogFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The state that the commands of one program run or one shell share: the site, opened on demand;
 * the options in force; the way to make a change and to show an answer.
 */
public final class Session implements AutoCloseable {
  private Streams streams;
  private final Launcher launcher;
  private final Asker asker;
  private final GlobalOptions base;
  private Function<GlobalOptions, TargetMachine> machine;
  private ToIntFunction<Session> dashboard;
  private ToIntFunction<Session> shell;
  private GlobalOptions options;
  private Predicate<List<Line>> pager = lines -> false;
  private boolean mouse = true;
  private boolean isDemo;
  private Site site;

  /**
   * Creates a session.
   *
   * @param site null to open the site that the options name, when it is first needed
   */
  public Session(Streams streams, Launcher launcher, Asker asker, GlobalOptions base, Site site) {
    this.streams = streams;
    this.launcher = launcher;
    this.asker = asker;
    this.base = base;
    this.machine = given -> launcher.machine(given);
    this.dashboard = session -> launcher.dashboard(session);
    this.shell = session -> launcher.shell(session);
    this.options = base;
    this.site = site;
  }

  /**
   * Returns a session of the shell on this site, with its own streams and asker. It opens neither
   * another shell nor another site.
   */
  public Session within(Streams newStreams, Asker newAsker) {
    return within(
        newStreams,
        newAsker,
        inner -> {
          throw Failure.usage(
              "the dashboard does not open here", Remedy.run("pxedock", "dashboard"));
        });
  }

  /**
   * Returns a session of the shell that can also open the dashboard.
   *
   * @param opener opens the dashboard on a session
   */
  public Session within(Streams newStreams, Asker newAsker, ToIntFunction<Session> opener) {
    Session inner = new Session(newStreams, launcher, newAsker, options, site());
    inner.dashboard = opener;
    inner.shell =
        session -> {
          throw Failure.usage(
              "this is already the shell", "type a command; 'help' lists the commands");
        };
    return inner;
  }

  /**
   * Returns a session on a sandbox.
   *
   * @throws Failure USAGE if this session has a site already
   */
  Session onDemo(int hosts, boolean quiet, String fault) {
    refuseWithin("the demo has a shell of its own", Remedy.run("pxedock", "demo"));
    Session demo =
        new Session(streams, launcher, asker, options, launcher.openDemo(hosts, quiet, fault));
    demo.isDemo = true;
    return demo;
  }

  /**
   * Returns a session on a simulated machine without a site.
   *
   * @throws Failure USAGE if this session has a site already
   */
  Session onBareDemo() {
    refuseWithin("the demo has a machine of its own", Remedy.run("pxedock", "demo", "setup"));
    TargetMachine bare = launcher.bareDemo();
    Session demo = new Session(streams, launcher, asker, options, null);
    demo.isDemo = true;
    demo.machine = given -> bare;
    return demo;
  }

  private void refuseWithin(String why, Remedy remedy) {
    if (site != null) {
      throw Failure.usage(why, remedy.prefixed("leave, then "));
    }
  }

  /** Returns a session on another site, with the same ways to show and to ask. */
  public Session on(Site other, boolean yes) {
    GlobalOptions here = new GlobalOptions().over(options);
    here.yes |= yes;
    Session inner = new Session(streams, launcher, asker, here, other);
    inner.dashboard = dashboard;
    inner.shell = shell;
    return inner;
  }

  /** Returns the machine that setup works on. */
  public TargetMachine machine() {
    return site == null ? machine.apply(options) : new OpenSite(site);
  }

  /**
   * Lets the operator edit a copy of a text, and returns it as they leave it.
   *
   * @throws Failure REFUSED if this is --read-only
   */
  Bytes edit(String title, String name, Bytes text) {
    refuseIfReadOnly(title);
    return launcher.edit(name, text);
  }

  /** Returns the names of the faults that the demo can be given, with what each is. */
  Map<String, String> demoFaults() {
    return launcher.demoFaults();
  }

  /** Returns the logs that were saved on this machine. */
  LogFiles logFiles() {
    return launcher.logFiles();
  }

  /** Returns who answers questions. */
  public Asker asker() {
    return asker;
  }

  /**
   * Runs the dashboard on this session.
   *
   * @param withMouse whether the dashboard uses the mouse
   */
  int dashboard(boolean withMouse) {
    mouse = withMouse;
    return dashboard.applyAsInt(this);
  }

  /** Runs the shell on this session. */
  int shell() {
    boolean isAsked =
        site == null
            && options.workdir == null
            && asker.isPresent()
            && streams.columns().getAsInt() > 0;
    if (isAsked) {
      try {
        site();
      } catch (Failure e) {
        Optional<List<FoundSite>> found =
            e.exit() == ExitCode.UNREACHABLE ? launcher.foundSites() : Optional.empty();
        if (found.isPresent()) {
          return new FirstMinute(this).run(e, found.get());
        }
        throw e;
      }
    }
    return shell.applyAsInt(this);
  }

  /**
   * Applies the options of one command line, with the options of the session as defaults.
   *
   * @throws Failure USAGE if they name a work directory while one is open
   */
  void use(GlobalOptions given) {
    if (given.workdir != null && isDemo) {
      throw Failure.usage("the demo has a work directory of its own", "leave -w out");
    }
    if (given.workdir != null && site != null) {
      throw Failure.usage(
          "the work directory is " + site.workdir() + " until you leave",
          "leave, then start pxedock with -w");
    }
    options = given.over(base);
  }

  /** Returns the global options of this session, without those of a single command. */
  public GlobalOptions options() {
    return options;
  }

  /** Returns whether the dashboard uses the mouse, if the terminal has one. */
  public boolean isMouseWanted() {
    return mouse;
  }

  /** Returns where answers and messages go. */
  public Streams streams() {
    return streams;
  }

  /** Sends answers and messages there from now on. */
  void use(Streams newStreams) {
    streams = newStreams;
  }

  /**
   * Returns the site, opening it on demand.
   *
   * @throws Failure UNREACHABLE if there is no work directory
   */
  public Site site() {
    if (site == null) {
      site = launcher.open(options);
      site.files()
          .stranger(site.workdir())
          .ifPresent(owner -> say(Line.of("note: " + site.workdir() + " belongs to " + owner)));
    }
    return site;
  }

  /** Returns the style of answers. */
  public Style style() {
    return wanted(streams.terminal());
  }

  /** Returns the style of messages and questions. */
  public Style messageStyle() {
    return wanted(streams.messages());
  }

  private Style wanted(Style terminal) {
    boolean never = options.colour == GlobalOptions.Colour.never;
    boolean always = options.colour == GlobalOptions.Colour.always;
    boolean colour = always || (!never && terminal.colour());
    return new Style(colour, terminal.unicode() && !options.ascii);
  }

  boolean isVerbose() {
    return options.verbose;
  }

  /** Makes a change, or shows its plan with --dry-run. */
  int change(Operation operation) {
    return new ChangeRunner(this).change(operation);
  }

  /**
   * Makes a change, if changes are allowed and the operator confirms.
   *
   * @throws Failure REFUSED if this is --read-only
   */
  public Outcome carryOut(Operation operation, Consent consent) {
    refuseIfReadOnly(operation.title());
    return site().engine().run(operation, consent);
  }

  private void refuseIfReadOnly(String title) {
    if (options.readOnly) {
      throw Failure.refused(
          "'" + title + "' is a change, and this is --read-only", "run it without --read-only");
    }
  }

  /** Returns the plan as an operator reviews it. */
  public List<Line> review(Plan plan) {
    Site open = site();
    return PlanText.review(plan, open.workdir(), new EquivalentCommands(open.settings()));
  }

  /** Prints lines of an answer. */
  public void print(List<Line> lines) {
    boolean passedOn = streams.out() instanceof LinePrinter;
    boolean isWrapped = !passedOn && options.output().isForPeople();
    List<Line> shown = isWrapped ? Wrap.toTerminal(lines, streams.columns()) : lines;
    if (passedOn || !pager.test(shown)) {
      shown.forEach(line -> style().print(streams.out(), line));
    }
  }

  /** Shows long answers through this from now on; it returns whether it has shown one. */
  public void pageWith(Predicate<List<Line>> newPager) {
    pager = newPager;
  }

  /** Prints a message, which is not part of the answer. */
  public void say(Line line) {
    List<Line> shown =
        streams.err() instanceof LinePrinter
            ? List.of(line)
            : Wrap.toTerminal(List.of(line), streams.messageColumns());
    shown.forEach(part -> messageStyle().print(streams.err(), part));
    streams.err().flush();
  }

  /** Clears the answer printed so far; returns false where that is not possible. */
  boolean clear() {
    return style().clear(streams.out());
  }

  /** Prints a list in the output format of the options. */
  public int list(Listing listing) {
    print(options.output().list(listing, streams.columns()));
    return ExitCode.DONE.code();
  }

  /**
   * Prints one object as text or JSON.
   *
   * @throws Failure USAGE if the output format is CSV
   */
  void one(Supplier<List<Line>> text, Supplier<JsonNode> json) {
    print(options.output().one(text, json));
  }

  @Override
  public void close() {
    if (site != null) {
      site.close();
      site = null;
    }
  }
}
