package io.pxedock.console.command;

import io.pxedock.core.operation.ControlContainer;
import io.pxedock.core.operation.DaemonAction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code restart}. */
@Command(
    name = "restart",
    description = "Restart the container: for a changed dnsmasq.conf or image.")
final class RestartCommand implements Callable<Integer> {
  private final Session session;

  RestartCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.change(new ControlContainer(DaemonAction.RESTART));
  }
}
