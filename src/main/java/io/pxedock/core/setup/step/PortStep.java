package io.pxedock.core.setup.step;

import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.action.SystemChanges;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.site.Settings;
import io.pxedock.model.switching.PortChange;
import io.pxedock.model.switching.PortState;
import java.util.ArrayList;
import java.util.List;

/** Creates the internal port for Docker's network, with its tag and its link up. */
final class PortStep implements SetupStep {
  @Override
  public String name() {
    return "port";
  }

  @Override
  public String explanation() {
    return "The server has a port of its own on the bridge, in the VLAN of the machines.";
  }

  @Override
  public Check check(SetupContext s) {
    Settings want = s.settings();
    List<String> bridges = s.tools().ovs().bridges();
    if (!bridges.contains(want.bridge())) {
      return Check.blocked(noBridge(want, bridges));
    }
    PortState port = s.tools().ovs().port(want.port());
    if (!port.exists() && port.linkExists()) {
      return Check.blocked(
          Failure.refused(
              "there is a device " + want.port() + " that is not a port of a bridge",
              Remedy.by(
                  "name another port, or remove the device", "ip", "link", "delete", want.port())));
    }
    boolean moves = port.exists() && !port.bridge().equals(want.bridge());
    if (moves && !s.answers().isYes(AnswerKey.REPLACE)) {
      return Check.blocked(
          Failure.refused(
              "port " + want.port() + " is on bridge " + port.bridge() + ", not " + want.bridge(),
              "name that bridge, or use --replace to move the port"));
    }
    List<PortChange> changes = changes(port, want, moves);
    if (changes.isEmpty()) {
      String tag = port.tag() == 0 ? "no tag" : "tag " + port.tag();
      return Check.done(want.port() + " on " + want.bridge() + ", " + tag + ", link up");
    }
    return Check.open(plan(port, changes));
  }

  private static Failure noBridge(Settings want, List<String> bridges) {
    return Failure.refused(
        "there is no bridge '" + want.bridge() + "'",
        bridges.isEmpty()
            ? Remedy.by("create it", "ovs-vsctl", "add-br", want.bridge())
            : Remedy.of("name an existing bridge: " + String.join(", ", bridges)));
  }

  private static List<PortChange> changes(PortState port, Settings want, boolean moves) {
    List<PortChange> changes = new ArrayList<>();
    String name = want.port();
    if (moves) {
      changes.add(PortChange.remove(port.bridge(), name));
    }
    if (!port.exists() || moves) {
      changes.add(PortChange.add(want.bridge(), name, want.tag()));
      changes.add(PortChange.linkUp(name));
      return changes;
    }
    if (port.tag() != want.tag()) {
      changes.add(PortChange.setTag(want.bridge(), name, want.tag()));
    }
    boolean internal = port.type().equals("internal");
    if (!internal) {
      changes.add(PortChange.makeInternal(want.bridge(), name));
    }
    if (!port.linkUp() || !internal) {
      changes.add(PortChange.linkUp(name));
    }
    return changes;
  }

  private Plan plan(PortState port, List<PortChange> changes) {
    Plan plan = SetupContext.plan(this, "port " + port.name() + " is ready", List.of());
    for (PortChange change : changes) {
      plan = plan.doing(new SystemChanges.ChangePort(change));
    }
    if (!port.exists()) {
      return plan;
    }
    String broken = port.error().isEmpty() ? "" : "; it is broken: " + port.error();
    return plan.asking("Change port " + port.name() + "? Running boots are cut off" + broken)
        .noting("port " + port.name() + " already exists" + broken);
  }
}
