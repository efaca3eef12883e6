package io.pxedock.console.dashboard.keys;

import io.pxedock.console.dashboard.overlay.ReasonPrompt;
import io.pxedock.console.dashboard.state.HostList;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.core.operation.ClearRescue;
import io.pxedock.core.operation.RemoveHost;
import io.pxedock.model.host.Host;
import java.util.List;

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

  static Update remove(Model model) {
    List<Host> hosts = model.hosts().targets();
    return Update.change(model, new RemoveHost(words(hosts), true));
  }
}
