package io.pxedock.dashboard.state;

import io.pxedock.model.Host;
import io.pxedock.operation.Clear911;
import io.pxedock.operation.Operation;
import io.pxedock.operation.RemoveHost;
import java.util.List;

/** What the actions on hosts act on: the marked ones, or the one under the cursor. */
final class Targets {
  private Targets() {}

  /** The word that names a host on a command line. */
  static String word(Host host) {
    return host.name().isEmpty() ? host.hardware().map(String::valueOf).orElse("") : host.name();
  }

  private static List<String> words(List<Host> hosts) {
    return hosts.stream().map(Targets::word).toList();
  }

  static Update change(Model model, Operation operation, int hosts) {
    return Update.to(
        model.with(model.activity().runs(operation.title())),
        world -> world.change(operation, hosts));
  }

  /** Asks why they are to be armed; when all are armed already, disarms them. */
  static Update flag(Model model) {
    List<Host> hosts = model.hosts().targets();
    boolean all = hosts.stream().allMatch(h -> h.armed() != null);
    List<Host> chosen = all ? hosts : hosts.stream().filter(h -> !h.isArmed()).toList();
    return all
        ? change(model, new Clear911(words(chosen)), chosen.size())
        : Update.to(model.open(ReasonPrompt.of(words(chosen))));
  }

  static Update remove(Model model) {
    List<Host> hosts = model.hosts().targets();
    return change(model, new RemoveHost(words(hosts), true), hosts.size());
  }
}
