package io.pxedock.console.command;

import io.pxedock.console.render.HostText;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.host.Host;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code host show}. */
@Command(name = "show", description = "Show one host: its lines, 911 flag, lease and problems.")
final class HostShowCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "HOST", description = "The name, FQDN, IP or MAC.")
  private String host;

  HostShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Snapshot snapshot = session.site().observe(Scope.FILES);
    Host found = HostTable.of(snapshot).resolve(host);
    session.one(
        () -> HostText.print(found, snapshot.files().orThrow()), () -> HostText.json(found));
    return 0;
  }
}
