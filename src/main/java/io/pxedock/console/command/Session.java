package io.pxedock.console.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.pxedock.console.render.Csv;
import io.pxedock.console.render.EquivalentCommands;
import io.pxedock.console.render.Json;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Listing;
import io.pxedock.console.render.Output;
import io.pxedock.console.render.PlanText;
import io.pxedock.console.render.Style;
import io.pxedock.console.render.Tables;
import io.pxedock.core.engine.Consent;
import io.pxedock.core.engine.Outcome;
import io.pxedock.core.engine.Site;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.OpenSite;
import io.pxedock.core.setup.TargetMachine;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What the commands of one program run, or of one shell, share: the site, opened when first needed;
 * the options that hold; the one way to make a change and to show an answer.
 */
public final class Session implements AutoCloseable {
  private final Streams streams;
  private final Launcher surroundings;
  private final Asker asker;
  private final GlobalOptions base;
  private GlobalOptions options;
  private boolean mouse = true;
  private Site site;

  public Session(
      Streams streams, Launcher surroundings, Asker asker, GlobalOptions base, Site site) {
    this.streams = streams;
    this.surroundings = surroundings;
    this.asker = asker;
    this.base = base;
    this.options = base;
    this.site = site;
  }

  /**
   * A session on the same site, with other streams and another way to ask: the shell's. It opens
   * neither a shell nor another site in itself.
   */
  public Session within(Streams newStreams, Asker newAsker) {
    return within(
        newStreams,
        newAsker,
        inner -> {
          throw Failure.usage("the dashboard does not open here", "run 'pxedock dashboard'");
        });
  }

  /**
   * The same.
   *
   * @param dashboard opens the dashboard on that session
   */
  public Session within(Streams newStreams, Asker newAsker, ToIntFunction<Session> dashboard) {
    return new Session(newStreams, new NestedLauncher(dashboard), newAsker, options, site());
  }

  /** A session on a sandbox. */
  Session onDemo(int hosts, boolean quiet) {
    return new Session(streams, surroundings, asker, options, surroundings.openDemo(hosts, quiet));
  }

  /** A session on a machine with nothing on it yet. */
  Session onBareDemo() {
    return new Session(streams, surroundings.bareDemo(), asker, options, null);
  }

  /** A session on another site, with the same ways to show and to ask. */
  public Session on(Site other, boolean yes) {
    GlobalOptions here = new GlobalOptions().over(options);
    here.yes |= yes;
    return new Session(streams, surroundings, asker, here, other);
  }

  public TargetMachine ground() {
    return site == null ? surroundings.ground(options) : new OpenSite(site);
  }

  public Asker asker() {
    return asker;
  }

  /**
   * Runs the dashboard on this session.
   *
   * @param withMouse whether it listens to the mouse
   */
  int dashboard(boolean withMouse) {
    mouse = withMouse;
    return surroundings.dashboard(this);
  }

  /** Runs the shell on this session. */
  int shell() {
    return surroundings.shell(this);
  }

  /**
   * Lets the options of one command line hold, over those of the session.
   *
   * @throws Failure usage, when they name a work directory and one is open
   */
  void use(GlobalOptions given) {
    if (given.workdir != null && site != null) {
      throw Failure.usage(
          "the work directory is " + site.workdir() + " until you leave",
          "leave, then start pxedock with -w");
    }
    options = given.over(base);
  }

  public GlobalOptions options() {
    return options;
  }

  /** Whether the dashboard is to listen to the mouse, if the terminal has one. */
  public boolean isMouseWanted() {
    return mouse;
  }

  public Streams streams() {
    return streams;
  }

  /**
   * @throws Failure unreachable, when there is no work directory
   */
  public Site site() {
    if (site == null) {
      site = surroundings.open(options);
    }
    return site;
  }

  /** How answers look. */
  public Style style() {
    return wanted(streams.terminal());
  }

  /** How everything else looks: messages, questions, what is shown before them. */
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

  /** Makes a change, or shows what it would be. */
  int change(Operation operation) {
    if (options.dryRun) {
      return show(new Outcome(site().engine().plan(operation), 0, List.of()), true);
    }
    return show(carryOut(operation), false);
  }

  private Outcome carryOut(Operation operation) {
    return carryOut(operation, consent());
  }

  /** Makes a change, if it may be made and is agreed to. */
  public Outcome carryOut(Operation operation, Consent consent) {
    if (options.readOnly) {
      throw Failure.refused(
          "'" + operation.title() + "' is a change, and this is --read-only",
          "leave --read-only out");
    }
    return site().engine().run(operation, consent);
  }

  private Consent consent() {
    return plan -> {
      if (options.yes || plan.questions().isEmpty()) {
        return false;
      }
      if (!asker.isPresent()) {
        throw Failure.usage(
            "'" + plan.title() + "' wants a yes, and there is no terminal to ask on", "add --yes");
      }
      review(plan).forEach(this::say);
      plan.notes().forEach(note -> streams.err().println("note: " + Printable.line(note)));
      for (String question : plan.questions()) {
        if (!asker.yes(Printable.line(question))) {
          throw Failure.failed("not confirmed, nothing is changed", "");
        }
      }
      return true;
    };
  }

  /** Returns the plan as an operator reviews it. */
  public List<Line> review(Plan plan) {
    Site open = site();
    return PlanText.review(plan, open.workdir(), new EquivalentCommands(open.settings()));
  }

  private int show(Outcome outcome, boolean dryRun) {
    if (options.output() == Output.JSON) {
      streams.out().println(Json.print(Json.of(outcome, dryRun)));
      return ExitCode.DONE.code();
    }
    Plan plan = outcome.plan();
    if (dryRun) {
      print(review(plan));
    }
    String before = dryRun ? "would be: " : "";
    streams
        .out()
        .println(
            (plan.isEmpty() ? "nothing to change: " : before) + Printable.line(plan.summary()));
    plan.notes().forEach(note -> streams.err().println("note: " + Printable.line(note)));
    outcome.complaints().forEach(c -> streams.err().println("dnsmasq: " + c));
    return ExitCode.DONE.code();
  }

  /** Prints lines of an answer. */
  public void print(List<Line> lines) {
    lines.forEach(line -> style().print(streams.out(), line));
  }

  /** Prints a message: what is no part of the answer. */
  public void say(Line line) {
    messageStyle().print(streams.err(), line);
    streams.err().flush();
  }

  /** Clears the answer printed so far; returns false where that is not possible. */
  boolean clear() {
    return style().clear(streams.out());
  }

  /** Shows a list in the form that was asked for. */
  public int list(Listing listing) {
    switch (options.output()) {
      case TABLE -> print(Tables.print(listing, streams.columns()));
      case CSV -> Csv.print(listing).forEach(streams.out()::println);
      case JSON -> streams.out().println(Json.print(Json.of(listing)));
    }
    return ExitCode.DONE.code();
  }

  /**
   * Shows one thing: as text, or as JSON.
   *
   * @throws Failure usage, when CSV was asked for, which one thing has none of
   */
  void one(Supplier<List<Line>> text, Supplier<JsonNode> json) {
    switch (options.output()) {
      case TABLE -> print(text.get());
      case JSON -> streams.out().println(Json.print(json.get()));
      case CSV -> throw Failure.usage("this answer is no list, so it has no CSV", "use -o json");
    }
  }

  @Override
  public void close() {
    if (site != null) {
      site.close();
      site = null;
    }
  }
}
