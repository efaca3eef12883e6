package io.pxedock.console.command;

import io.pxedock.core.operation.ControlContainer;
import io.pxedock.core.operation.DaemonAction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code stop}. */
@Command(name = "stop", description = "Stop the container. No machine can boot until it starts.")
final class StopCommand implements Callable<Integer> {
  private final Session session;

  StopCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.change(new ControlContainer(DaemonAction.STOP));
  }
}
