package io.pxedock.core.operation;

import io.pxedock.core.diagnosis.PendingLoad;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.ContainerState;
import java.util.Optional;
import java.util.Set;

/** Does something to dnsmasq and its container: reload, restart, start, stop. */
public record ControlContainer(DaemonAction action, StartCare care) implements Operation {
  /** Creates the operation with the usual care before a start. */
  public ControlContainer(DaemonAction action) {
    this(action, StartCare.USUAL);
  }

  private static final Set<String> AT_REST = Set.of("created", "exited", "dead");

  @Override
  public String title() {
    return action.word();
  }

  @Override
  public Scope scope() {
    return Scope.DAEMON;
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    String name = snapshot.settings().container();
    ContainerState container =
        snapshot
            .container()
            .orThrow()
            .orElseThrow(
                () ->
                    Failure.refused(
                        "there is no container '" + name + "'",
                        Remedy.run("pxedock", "setup")
                            .suffixed(", or name another in pxedock.conf")));
    return switch (action) {
      case NONE -> Plan.of(this, "nothing to do", DaemonAction.NONE);
      case RELOAD -> reload(snapshot, container);
      case RESTART -> Plan.of(this, name + " is restarted", action).asking(restart(container));
      case START -> start(container);
      case STOP -> stop(container);
    };
  }

  private static Failure notRunning(ContainerState container, Remedy remedy) {
    boolean paused = container.status().equals("paused");
    return Failure.refused(
        "container '" + container.name() + "' is " + container.status() + ", not running",
        paused ? Remedy.run("docker", "unpause", container.name()) : remedy);
  }

  private Plan reload(Snapshot snapshot, ContainerState container) {
    if (!container.isRunning()) {
      throw notRunning(container, Remedy.run("pxedock", "start"));
    }
    Plan plan = Plan.of(this, "dnsmasq has read its host files again", action);
    Optional<String> restart = PendingLoad.of(snapshot).restartReason();
    return restart.map(why -> plan.noting(why + ": run 'pxedock restart'")).orElse(plan);
  }

  private static String restart(ContainerState container) {
    return "Restart container '" + container.name() + "'? Boots that are under way are cut off.";
  }

  private Plan start(ContainerState container) {
    if (container.status().equals("paused")) {
      throw notRunning(container, Remedy.NONE);
    }
    return container.isRunning()
        ? Plan.of(this, container.name() + " runs already", DaemonAction.NONE)
        : Plan.of(this, container.name() + " runs", action);
  }

  private Plan stop(ContainerState container) {
    // One that Docker restarts over and over runs too, and so does one that is paused.
    if (AT_REST.contains(container.status())) {
      return Plan.of(this, container.name() + " is not running", DaemonAction.NONE);
    }
    Plan plan =
        Plan.of(this, container.name() + " is stopped", action)
            .asking(
                "Stop container '" + container.name() + "'? No machine can boot until it starts.");
    return container.autoRemove()
        ? plan.noting("it was made with --rm: Docker removes it, and its lease file, when it stops")
        : plan;
  }
}
