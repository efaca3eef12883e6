package io.pxedock.console.command;

import io.pxedock.core.engine.Site;
import io.pxedock.core.operation.ControlContainer;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.StepOperation;
import io.pxedock.core.setup.step.ContainerStep;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code start}. */
@Command(name = "start", description = "Start the container; create it again if it is missing.")
final class StartCommand implements Callable<Integer> {
  private final Session session;

  StartCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Site site = session.site();
    return session.change(
        site.docker().container(site.settings().container()).isPresent()
            ? new ControlContainer(DaemonAction.START)
            : new StepOperation(new ContainerStep(), SetupContext.of(site)));
  }
}
