package io.pxedock.console.command;

import io.pxedock.console.render.HostColumn;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Scope;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code host list}. */
@Command(name = "list", description = "List all hosts, joined from the files.")
final class HostListCommand implements Callable<Integer> {
  private final Session session;

  HostListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    HostTable table = HostTable.of(session.site().observe(Scope.FILES));
    table.general().forEach(p -> session.streams().err().println("note: " + p.line()));
    return session.list(HostColumn.list(table.hosts()));
  }
}
