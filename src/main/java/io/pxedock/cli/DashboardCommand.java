package io.pxedock.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dashboard}. */
@Command(
    name = "dashboard",
    description = "The full-screen dashboard: boot path, hosts, boots, log; ? lists its keys.")
final class DashboardCommand implements Callable<Integer> {
  private final Session session;

  DashboardCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.dashboard();
  }
}
