package io.pxedock.console.command;

import io.pxedock.core.operation.ControlContainer;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.StartCare;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code restart}. */
@Command(
    name = "restart",
    description = "Restart the container: for a changed dnsmasq.conf or image.")
final class RestartCommand implements Callable<Integer> {
  @Option(names = "--no-trial", description = "Do not ask dnsmasq itself about the files first.")
  private boolean noTrial;

  @Option(names = "--keep", description = "Keep a configuration with which dnsmasq does not start.")
  private boolean keep;

  private final Session session;

  RestartCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.change(
        new ControlContainer(DaemonAction.RESTART, new StartCare(!noTrial, !keep)));
  }
}
