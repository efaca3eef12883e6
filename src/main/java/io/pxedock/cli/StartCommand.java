package io.pxedock.cli;

import io.pxedock.operation.Control;
import io.pxedock.operation.DaemonAction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code start}. */
@Command(name = "start", description = "Start the container.")
final class StartCommand implements Callable<Integer> {
  private final Session session;

  StartCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.change(new Control(DaemonAction.START));
  }
}
