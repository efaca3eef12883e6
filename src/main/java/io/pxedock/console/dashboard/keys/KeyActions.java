package io.pxedock.console.dashboard.keys;

import io.pxedock.console.dashboard.overlay.AdoptPrompt;
import io.pxedock.console.dashboard.overlay.History;
import io.pxedock.console.dashboard.overlay.HostForm;
import io.pxedock.console.dashboard.overlay.TextPage;
import io.pxedock.console.dashboard.overlay.WholeLines;
import io.pxedock.console.dashboard.state.HostOrder;
import io.pxedock.console.dashboard.state.LogView;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.dashboard.state.World;
import io.pxedock.console.render.Tone;
import io.pxedock.core.operation.ControlContainer;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.model.net.MacAddress;
import java.util.List;

/** The actions of the keys in {@link Bindings}. */
final class KeyActions {
  private KeyActions() {}

  private static Update form(Model model, HostForm form) {
    return Update.to(model.open(form), world -> world.check(form));
  }

  static Update add(Model model) {
    return form(model, HostForm.add(""));
  }

  /** Asks for the names of the marked machines; fills the form for one where none is marked. */
  static Update adopt(Model model) {
    List<MacAddress> marked = model.unknown().chosen();
    if (!marked.isEmpty()) {
      return Update.to(model.open(AdoptPrompt.of(marked)));
    }
    return form(model, HostForm.add(model.unknown().current().map(t -> t.mac().text()).orElse("")));
  }

  static Update edit(Model model) {
    return model.host().map(h -> form(model, HostForm.edit(h))).orElseGet(() -> Update.to(model));
  }

  static Update detail(Model model) {
    return go(model, Panel.DETAIL);
  }

  static Model sort(Model m) {
    HostOrder next = m.hosts().order().next();
    return m.with(m.hosts().sorted(next, m.hosts().descending(), m.boots(), m.now()))
        .says("sorted by " + next.word(), Tone.PLAIN);
  }

  static Model reverse(Model m) {
    return m.with(m.hosts().sorted(m.hosts().order(), !m.hosts().descending(), m.boots(), m.now()));
  }

  /** To the next host that is armed, stuck, or has a problem, round the end of the list. */
  static Model trouble(Model model, int step) {
    return AttentionSearch.next(model, step)
        .map(at -> model.with(model.hosts().at(at)))
        .orElseGet(() -> model.says("no host here is armed, stuck, or has a problem", Tone.PLAIN));
  }

  static Update reload(Model model) {
    return Update.change(model, new ControlContainer(DaemonAction.RELOAD));
  }

  static Update restart(Model model) {
    DaemonAction action = model.site().isRunning() ? DaemonAction.RESTART : DaemonAction.START;
    return Update.change(model, new ControlContainer(action));
  }

  static Update undo(Model model) {
    return Update.to(model.with(model.activity().plans("undo")), World::undoLast);
  }

  static Update history(Model model) {
    return Update.to(model.open(History.loading()), World::history);
  }

  static Update actions(Model model) {
    return Update.to(model.open(TextPage.loading()), World::actions);
  }

  static Update whole(Model model) {
    return Update.to(model.with(model.activity().quiet()).open(WholeLines.of(model)));
  }

  static Update log(Model model) {
    LogView log = model.log();
    Model filtered = model.with(log.of(log.host() == null ? model.host().orElse(null) : null));
    return log.host() == null && model.layout().area(Panel.LOG).isEmpty()
        ? go(filtered, Panel.LOG)
        : Update.to(filtered);
  }

  static Update pause(Model model) {
    LogView log = model.log();
    return Update.to(model.with(log.pausedAt(log.isPaused() ? -1 : log.book().end())));
  }

  static Update details(Model model) {
    return Update.to(model.with(model.log().withDetails(!model.log().details())));
  }

  private static Update go(Model model, Panel panel) {
    return Update.to(model.with(model.look().at(panel)));
  }

  static Update zoom(Model model, boolean on) {
    return Update.to(model.with(model.look().zoomed(on)));
  }

  static Update cancel(Model model) {
    return Update.to(model, model.activity().running().isEmpty() ? World::quit : World::cancel);
  }

  /** Goes back one step: cancels what runs, else clears marks, filter or zoom. */
  static Update back(Model model) {
    if (!model.activity().running().isEmpty()) {
      return Update.to(model, World::cancel);
    }
    if (!model.hosts().marked().isEmpty()) {
      return Update.to(model.with(model.hosts().unmarked()));
    }
    if (!model.unknown().marked().isEmpty()) {
      return Update.to(model.with(model.unknown().unmarked()));
    }
    boolean inLog = model.look().panel() == Panel.LOG;
    if (inLog && !model.log().pattern().isEmpty()) {
      return Update.to(model.with(model.log().matching("", model.now())));
    }
    if (model.log().host() != null) {
      return Update.to(model.with(model.log().of(null)));
    }
    if (!inLog && !model.hosts().filter().isEmpty()) {
      return Update.to(model.with(model.hosts().filtered("", model.boots(), model.now())));
    }
    return model.look().zoomed() ? zoom(model, false) : go(model, Panel.HOSTS);
  }
}
