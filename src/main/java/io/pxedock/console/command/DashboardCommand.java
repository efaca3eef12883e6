package io.pxedock.console.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dashboard}. */
@Command(
    name = "dashboard",
    description = "The full-screen dashboard: boot path, hosts, boots, log; ? lists its keys.")
final class DashboardCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--no-mouse",
      description = "Leave the mouse to the terminal, for selecting text; m toggles it.")
  private boolean noMouse;

  DashboardCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.dashboard(!noMouse);
  }
}
