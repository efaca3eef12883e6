package io.pxedock.dashboard.state;

import io.pxedock.dashboard.ink.Tone;
import io.pxedock.operation.Control;
import io.pxedock.operation.DaemonAction;
import java.util.List;
import java.util.function.Function;

/** All keys of the panels, in the order of the bottom line and of the help. */
public final class Bindings {
  private static final Panel[] HOST = {Panel.HOSTS, Panel.DETAIL};

  /** The table. */
  public static final List<Binding> ALL =
      List.of(
          Binding.of(
                  "Hosts", "9", "9", "911", "arm 911, or clear it where it is armed", Targets::flag)
              .in(HOST)
              .unless(either(Bindings::whyNoChange, Bindings::whyNoHost)),
          Binding.of("Hosts", "Enter", "Enter", "adopt", "register the machine", Bindings::adopt)
              .in(Panel.UNKNOWN)
              .unless(either(Bindings::whyNoChange, Bindings::whyNobody)),
          Binding.of("Hosts", "a", "a", "add", "add a host", m -> form(m, HostForm.add("")))
              .unless(Bindings::whyNoChange),
          Binding.of("Hosts", "e", "e", "edit", "edit the host", Bindings::edit)
              .in(HOST)
              .unless(either(Bindings::whyNoChange, Bindings::whyNoHost)),
          Binding.of("Hosts", "d", "d", "delete", "delete hosts", Targets::remove)
              .in(HOST)
              .unless(either(Bindings::whyNoChange, Bindings::whyNoHost)),
          host(" ", "Space", "mark the host", m -> m.with(m.hosts().toggled())),
          host("v", "v", "mark from the last mark to here", m -> m.with(m.hosts().rangeMarked())),
          host("*", "*", "mark all that are shown, or none", m -> m.with(m.hosts().allToggled())),
          host("s", "s", "sort by the next column", Bindings::sort),
          host("S", "S", "sort the other way round", Bindings::reverse),
          Binding.of(
                  "Server",
                  "r",
                  "r",
                  "reload",
                  "make dnsmasq read its host files",
                  Bindings::reload)
              .unless(either(Bindings::whyNoChange, Bindings::whyNotRunning)),
          Binding.of(
                  "Server", "R", "R", "", "restart the container, or start it", Bindings::restart)
              .unless(Bindings::whyNoChange),
          Binding.of("Server", "z", "z", "undo", "take the last change back", Bindings::undo)
              .unless(Bindings::whyNoChange),
          Binding.of("Server", "h", "h", "history", "the journal of changes", Bindings::history),
          Binding.of(
              "Log", "l", "l", "log", "the log of this host, and of all again", Bindings::logOf),
          Binding.of(
              "Log", "p", "p", "pause", "hold the log still, and follow it again", Bindings::pause),
          Binding.of(
              "Log", "i", "i", "", "show every line of the log, or events only", Bindings::details),
          Binding.of(
              "View",
              "/",
              "/",
              "filter",
              "filter hosts, or in the log its lines",
              Bindings::filter),
          Binding.of(
              "View",
              "Tab Shift-Tab 1 2 3 4 5 6",
              "Tab 1-6",
              "",
              "go to a panel",
              m -> Update.to(m)),
          Binding.of(
                  "View",
                  "Enter",
                  "Enter",
                  "detail",
                  "everything about the host",
                  m -> go(m, Panel.DETAIL))
              .in(Panel.HOSTS),
          Binding.of("View", "+", "+", "", "give the panel the whole screen", m -> zoom(m, true)),
          Binding.of("View", "_", "_", "", "back to all panels", m -> zoom(m, false)),
          Binding.of(
              "View",
              "j k Down Up PageDown PageUp g G Home End Left Right",
              "j k g G",
              "",
              "move, also with the arrows and PgUp/PgDn",
              m -> Update.to(m)),
          Binding.of(
              "View",
              ":",
              ":",
              "command",
              "the command line",
              m -> Update.to(m.open(CommandLine.empty()))),
          Binding.of("View", "Esc", "Esc", "", "back: filter, marks, zoom, panel", Bindings::back),
          Binding.of(
              "View",
              "Ctrl-L",
              "Ctrl-L",
              "",
              "paint the screen anew",
              m -> Update.to(m, World::redraw)),
          Binding.of("View", "?", "?", "help", "this list", m -> Update.to(m.open(new Help(0)))),
          Binding.of(
              "View",
              "Ctrl-Z",
              "Ctrl-Z",
              "",
              "back to the shell until fg",
              m -> Update.to(m, World::suspend)),
          Binding.of(
              "View", "Ctrl-C", "Ctrl-C", "", "break off what runs, else leave", Bindings::cancel),
          Binding.of("View", "q", "q", "quit", "leave", Bindings::quit));

  private Bindings() {}

  private static Binding host(String key, String shown, String what, Function<Model, Model> act) {
    return Binding.of("Hosts", "none", shown, "", what, m -> Update.to(act.apply(m)))
        .in(HOST)
        .keyed(key);
  }

  @SafeVarargs
  private static Function<Model, String> either(Function<Model, String>... reasons) {
    return model -> {
      for (Function<Model, String> reason : reasons) {
        String why = reason.apply(model);
        if (!why.isEmpty()) {
          return why;
        }
      }
      return "";
    };
  }

  static String whyNoChange(Model model) {
    if (!model.setup().whyReadOnly().isEmpty()) {
      return model.setup().whyReadOnly();
    }
    String running = model.activity().running();
    return running.isEmpty() ? "" : "'" + running + "' is not done yet";
  }

  private static String whyNoHost(Model model) {
    return model.hosts().targets().isEmpty() ? "there is no host here" : "";
  }

  private static String whyNobody(Model model) {
    return model.unknown().current().isEmpty() ? "nobody unknown asks for an address" : "";
  }

  private static String whyNotRunning(Model model) {
    return model.site().isRunning() ? "" : "the container does not run: R starts it";
  }

  /** What a key does on the panels. */
  static Update press(String key, Model model) {
    return Moves.of(key, model)
        .map(Update::to)
        .orElseGet(
            () ->
                ALL.stream()
                    .filter(b -> b.keys().contains(key) && b.isHere(model))
                    .findFirst()
                    .map(b -> run(b, model))
                    .orElseGet(() -> Update.to(model)));
  }

  private static Update run(Binding binding, Model model) {
    String why = binding.whyNot().apply(model);
    return why.isEmpty()
        ? binding.act().apply(model)
        : Update.to(model.says(binding.shown() + ": " + why, Tone.WARNING));
  }

  /** The few keys that work on a screen that is too small. */
  static Update always(String key, Model model) {
    return switch (key) {
      case "q", "Ctrl-C" -> Update.to(model, World::quit);
      case "Ctrl-L" -> Update.to(model, World::redraw);
      case "Ctrl-Z" -> Update.to(model, World::suspend);
      default -> Update.to(model);
    };
  }

  private static Update form(Model model, HostForm form) {
    return Update.to(model.open(form), world -> world.check(form));
  }

  private static Update adopt(Model model) {
    String mac = model.unknown().current().map(t -> t.mac().text()).orElse("");
    return form(model, HostForm.add(mac));
  }

  private static Update edit(Model model) {
    return model.host().map(h -> form(model, HostForm.edit(h))).orElseGet(() -> Update.to(model));
  }

  private static Model sort(Model m) {
    HostOrder next = m.hosts().order().next();
    return m.with(m.hosts().sorted(next, m.hosts().descending(), m.boots()))
        .says("sorted by " + next.word(), Tone.PLAIN);
  }

  private static Model reverse(Model m) {
    return m.with(m.hosts().sorted(m.hosts().order(), !m.hosts().descending(), m.boots()));
  }

  private static Update reload(Model model) {
    return Targets.change(model, new Control(DaemonAction.RELOAD), 0);
  }

  private static Update restart(Model model) {
    DaemonAction action = model.site().isRunning() ? DaemonAction.RESTART : DaemonAction.START;
    return Targets.change(model, new Control(action), 0);
  }

  private static Update undo(Model model) {
    return Update.to(model.with(model.activity().runs("undo")), World::undoLast);
  }

  private static Update history(Model model) {
    return Update.to(model.open(History.loading()), World::history);
  }

  private static Update logOf(Model model) {
    LogView log = model.log();
    Model filtered = model.with(log.of(log.host() == null ? model.host().orElse(null) : null));
    return log.host() == null && model.layout().area(Panel.LOG).isEmpty()
        ? go(filtered, Panel.LOG)
        : Update.to(filtered);
  }

  private static Update pause(Model model) {
    LogView log = model.log();
    return Update.to(model.with(log.pausedAt(log.isPaused() ? -1 : log.book().end())));
  }

  private static Update details(Model model) {
    return Update.to(model.with(model.log().withDetails(!model.log().details())));
  }

  private static Update filter(Model model) {
    return Update.to(model.open(FilterPrompt.of(model)));
  }

  private static Update go(Model model, Panel panel) {
    return Update.to(model.with(model.look().at(panel)));
  }

  private static Update zoom(Model model, boolean on) {
    return Update.to(model.with(model.look().zoomed(on)));
  }

  private static Update quit(Model model) {
    return Update.to(model, World::quit);
  }

  private static Update cancel(Model model) {
    return model.activity().running().isEmpty() ? quit(model) : Update.to(model, World::cancel);
  }

  /** One step back, the nearest first. */
  private static Update back(Model model) {
    if (!model.activity().running().isEmpty()) {
      return Update.to(model, World::cancel);
    }
    if (!model.hosts().marked().isEmpty()) {
      return Update.to(model.with(model.hosts().unmarked()));
    }
    boolean inLog = model.look().panel() == Panel.LOG;
    if (inLog && !model.log().pattern().isEmpty()) {
      return Update.to(model.with(model.log().matching("")));
    }
    if (model.log().host() != null) {
      return Update.to(model.with(model.log().of(null)));
    }
    if (!inLog && !model.hosts().filter().isEmpty()) {
      return Update.to(model.with(model.hosts().filtered("", model.boots())));
    }
    return model.look().zoomed() ? zoom(model, false) : go(model, Panel.HOSTS);
  }
}
