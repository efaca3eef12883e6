package io.pxedock.console.dashboard.keys;

import io.pxedock.console.completion.TypedLine;
import io.pxedock.console.dashboard.overlay.CommandLine;
import io.pxedock.console.dashboard.overlay.ReasonPrompt;
import io.pxedock.console.dashboard.state.HostList;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.core.operation.ClearRescue;
import io.pxedock.core.operation.RemoveHost;
import io.pxedock.model.host.Host;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts the actions on the marked hosts, or on the host under the cursor. */
public final class Targets {
  private Targets() {}

  private static List<String> words(List<Host> hosts) {
    return hosts.stream().map(HostList::word).toList();
  }

  /** Asks for the reason to arm the hosts; if all are armed already, clears their flags. */
  static Update flag(Model model) {
    List<Host> hosts = model.hosts().targets();
    boolean all = hosts.stream().allMatch(h -> h.armed() != null);
    List<Host> chosen = all ? hosts : hosts.stream().filter(h -> !h.isArmed()).toList();
    return all
        ? Update.change(model, new ClearRescue(words(chosen)))
        : Update.to(model.open(ReasonPrompt.of(words(chosen))));
  }

  /** Runs a command about the host under the cursor, or the unknown machine under it. */
  static Update ask(String command, Model model) {
    boolean isUnknown = model.look().panel() == Panel.UNKNOWN;
    Optional<String> word =
        isUnknown
            ? model.unknown().current().map(machine -> machine.mac().text())
            : model.host().map(HostList::word);
    return word.map(name -> CommandLine.running(command + " " + TypedLine.quoted(name), model))
        .orElseGet(() -> Update.to(model));
  }

  /** Rehearses the boots of the marked hosts, or of the host under the cursor. */
  static Update rehearse(Model model) {
    String names =
        words(model.hosts().targets()).stream()
            .map(TypedLine::quoted)
            .collect(Collectors.joining(" "));
    return CommandLine.running("rehearse " + names, model);
  }

  static Update remove(Model model) {
    List<Host> hosts = model.hosts().targets();
    return Update.change(model, new RemoveHost(words(hosts), true));
  }
}
