package io.pxedock.console.command;

import io.pxedock.core.operation.ControlContainer;
import io.pxedock.core.operation.DaemonAction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code reload}. */
@Command(
    name = "reload",
    description = "Make dnsmasq read its host files again, and wait until its log confirms it.")
final class ReloadCommand implements Callable<Integer> {
  private final Session session;

  ReloadCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.change(new ControlContainer(DaemonAction.RELOAD));
  }
}
