package io.pxedock.console.dashboard.keys;

import io.pxedock.console.dashboard.overlay.CommandLine;
import io.pxedock.console.dashboard.overlay.FilterPrompt;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.dashboard.state.ScrollKeys;
import io.pxedock.console.dashboard.state.UnknownMachines;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.dashboard.state.World;
import io.pxedock.console.render.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All keys of the panels, in the order of the bottom line and of the help. */
public final class Bindings {
  private static final Panel[] HOST = {Panel.HOSTS, Panel.DETAIL};

  /** The key that opens what is cut, also the message that the next key takes away. */
  public static final String WHOLE = "x";

  /** The table. */
  public static final List<Binding> ALL = all();

  private Bindings() {}

  private static List<Binding> all() {
    List<Binding> all = new ArrayList<>();
    all.addAll(hosts());
    all.addAll(server());
    all.addAll(log());
    all.addAll(view());
    return List.copyOf(all);
  }

  private static List<Binding> hosts() {
    String group = "Hosts";
    return List.of(
        host("9", "911", "arm 911, or clear it where it is armed", Targets::flag),
        Binding.of(
                group,
                "Enter",
                "Enter",
                "adopt",
                "register the unknown machine, or those that are marked",
                KeyActions::adopt)
            .in(Panel.UNKNOWN)
            .unless(either(Model::whyNoChange, Bindings::whyNobody)),
        Binding.of(group, "a", "a", "add", "add a host", KeyActions::add)
            .unless(Model::whyNoChange),
        host("e", "edit", "edit the host", KeyActions::edit),
        host("d", "delete", "delete the host, or those that are marked", Targets::remove),
        Binding.of(group, "Enter", "Enter", "", "everything about the host", KeyActions::detail)
            .in(Panel.HOSTS),
        asks("w", "say why the machine does not boot, or that it does", m -> Targets.ask("why", m)),
        asks("t", "its boots stage by stage, with times", m -> Targets.ask("timeline", m)),
        Binding.of(
                group,
                "b",
                "b",
                "",
                "walk its boot on the wire, or that of the marked hosts",
                Targets::rehearse)
            .in(HOST)
            .unless(Bindings::whyNoHost),
        unknown("Space", "mark the unknown machine", m -> m.unknown().toggled()).keyed(" "),
        unknown("*", "mark all unknown machines, or none", m -> m.unknown().allToggled()),
        list("Space", "mark the host", m -> m.with(m.hosts().toggled())).keyed(" "),
        list("v", "mark from the last mark to here", m -> m.with(m.hosts().rangeMarked())),
        list("*", "mark all that are shown, or none", m -> m.with(m.hosts().allToggled())),
        list(
            "B",
            "show the BMC entries under their machines, or fold them",
            m -> m.with(m.hosts().withBmcs(!m.hosts().bmcs(), m.boots(), m.now()))),
        list("s", "sort by the next column", KeyActions::sort),
        list("S", "sort the other way round", KeyActions::reverse),
        list("n", "go to the next host that needs attention", m -> KeyActions.trouble(m, 1)),
        list("N", "go to the one before", m -> KeyActions.trouble(m, -1)));
  }

  private static List<Binding> log() {
    String group = "Log";
    return List.of(
        Binding.of(
            group, "l", "l", "log", "the log of this host, and of all again", KeyActions::log),
        Binding.of(
            group, "p", "p", "pause", "hold the log still, follow it again", KeyActions::pause),
        Binding.of(
            group, "i", "i", "", "show every line of it, or events only", KeyActions::details));
  }

  private static List<Binding> server() {
    String group = "Server";
    return List.of(
        Binding.of(
                group,
                "r",
                "r",
                "reload",
                "have dnsmasq read its host files again",
                KeyActions::reload)
            .unless(either(Model::whyNoChange, Bindings::whyNotRunning)),
        Binding.of(group, "R", "R", "", "restart the container, or start it", KeyActions::restart)
            .unless(Model::whyNoChange),
        Binding.of(group, "z", "z", "undo", "undo the last change", KeyActions::undo)
            .unless(Model::whyNoChange),
        Binding.of(
            group, "h", "h", "history", "the journal; z undoes one change", KeyActions::history),
        Binding.of(
            group,
            "@",
            "@",
            "",
            "the changes that were made, as shell commands",
            KeyActions::actions));
  }

  private static List<Binding> view() {
    String group = "Everywhere";
    return List.of(
        Binding.of(
            group,
            "/",
            "/",
            "filter",
            "filter the hosts, or in the log its lines",
            m -> Update.to(m.open(FilterPrompt.of(m)))),
        Binding.of(
            group,
            ":",
            ":",
            "command",
            "any command, as in the shell, such as conf edit; Tab completes",
            m -> Update.to(m.open(CommandLine.after(m.activity().typed())))),
        Binding.each(
            group,
            "Tab Shift-Tab " + Panel.numbers(),
            "Tab 1-" + Panel.values().length,
            "",
            "go to a panel",
            (key, m) -> Update.to(Moves.panel(key, m))),
        Binding.each(
            group,
            ScrollKeys.NAMES + " Left Right",
            "j k g G",
            "",
            "move, also: arrows, PgUp, PgDn",
            (key, m) -> Update.to(Moves.move(key, m))),
        Binding.of(
            group,
            WHOLE,
            WHOLE,
            "",
            "what is cut, whole: message, problems, log",
            KeyActions::whole),
        Binding.of(
            group, "+", "+", "", "give the panel the whole screen", m -> KeyActions.zoom(m, true)),
        Binding.of(group, "_", "_", "", "back to all panels", m -> KeyActions.zoom(m, false)),
        Binding.of(
            group, "Esc", "Esc", "", "back: what runs, marks, filter, zoom", KeyActions::back),
        Binding.of(
            group,
            "m",
            "m",
            "",
            "mouse on, or off to select text with it",
            m -> Update.to(m, World::toggleMouse)),
        Binding.of(
                group,
                "Ctrl-L",
                "Ctrl-L",
                "",
                "redraw the screen",
                m -> Update.to(m, World::redraw))
            .onAnyScreen(),
        Binding.of(
                group,
                "Ctrl-Z",
                "Ctrl-Z",
                "",
                "back to the shell until fg",
                m -> Update.to(m, World::suspend))
            .onAnyScreen(),
        Binding.of(
                group, "Ctrl-C", "Ctrl-C", "", "cancel what runs, else leave", KeyActions::cancel)
            .onAnyScreen(),
        Binding.of(group, "?", "?", "help", "this list", m -> Update.to(m.open(new Help()))),
        Binding.of(group, "q", "q", "quit", "leave", m -> Update.to(m, World::quit)).onAnyScreen());
  }

  private static Binding host(String key, String word, String what, Function<Model, Update> act) {
    return Binding.of("Hosts", key, key, word, what, act)
        .in(HOST)
        .unless(either(Model::whyNoChange, Bindings::whyNoHost));
  }

  private static Binding asks(String key, String what, Function<Model, Update> act) {
    return Binding.of("Hosts", key, key, "", what, act)
        .in(Panel.HOSTS, Panel.DETAIL, Panel.UNKNOWN)
        .unless(Bindings::whyNoMachine);
  }

  private static Binding list(String key, String what, Function<Model, Model> act) {
    return Binding.of("Hosts", key, key, "", what, m -> Update.to(act.apply(m))).in(HOST);
  }

  private static Binding unknown(String key, String what, Function<Model, UnknownMachines> act) {
    return Binding.of("Hosts", key, key, "", what, m -> Update.to(m.with(act.apply(m))))
        .in(Panel.UNKNOWN);
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

  private static String whyNoHost(Model model) {
    return model.hosts().targets().isEmpty() ? "there is no host here" : "";
  }

  private static String whyNoMachine(Model model) {
    return model.look().panel() == Panel.UNKNOWN ? whyNobody(model) : whyNoHost(model);
  }

  private static String whyNobody(Model model) {
    return model.unknown().current().isEmpty() ? "no unknown machine asks for an address" : "";
  }

  private static String whyNotRunning(Model model) {
    return model.site().isRunning() ? "" : "the container is not running: R starts it";
  }

  /** Runs the binding of a key on the panels. */
  public static Update press(String key, Model model) {
    return ALL.stream()
        .filter(b -> b.keys().contains(key) && b.isHere(model))
        .findFirst()
        .map(b -> run(b, key, model))
        .orElseGet(() -> Update.to(model));
  }

  private static Update run(Binding binding, String key, Model model) {
    String why = binding.whyNot().apply(model);
    return why.isEmpty()
        ? binding.act().apply(key, model)
        : Update.to(model.says(binding.shown() + ": " + why, Tone.WARNING));
  }

  /** Runs the binding of a key on a screen that is too small for the panels. */
  public static Update always(String key, Model model) {
    return ALL.stream()
        .filter(b -> b.always() && b.keys().contains(key))
        .findFirst()
        .map(b -> run(b, key, model))
        .orElseGet(() -> Update.to(model));
  }
}
