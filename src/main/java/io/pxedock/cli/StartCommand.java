package io.pxedock.cli;

import io.pxedock.engine.Site;
import io.pxedock.operation.Control;
import io.pxedock.operation.DaemonAction;
import io.pxedock.setup.ContainerStep;
import io.pxedock.setup.Situation;
import io.pxedock.setup.StepOperation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code start}. */
@Command(name = "start", description = "Start the container; make it again when it was lost.")
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
            ? new Control(DaemonAction.START)
            : new StepOperation(new ContainerStep(), Situation.of(site)));
  }
}
