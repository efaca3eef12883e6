package io.pxedock.console.command;

import io.pxedock.console.render.HostColumn;
import io.pxedock.console.render.Line;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code host list}. */
@Command(
    name = "list",
    description = "List the hosts, joined from the files: all, or those that a filter leaves.")
final class HostListCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private FilterWords filter = new FilterWords();

  HostListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Snapshot snapshot = filter.observe(session.site(), Scope.FILES);
    HostTable table = HostTable.of(snapshot);
    table.general().forEach(p -> session.say(Line.of("note: " + p.line())));
    return session.list(
        HostColumn.list(filter.hosts(table.hosts(), snapshot), filter.nothing("no hosts")));
  }
}
