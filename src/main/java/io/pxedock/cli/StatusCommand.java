package io.pxedock.cli;

import io.pxedock.diagnosis.SiteStatus;
import io.pxedock.model.ExitCode;
import io.pxedock.render.Json;
import io.pxedock.render.StatusText;
import io.pxedock.site.Scope;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The boot path, link by link. */
@Command(
    name = "status",
    description = "The boot path link by link, hosts, 911 flags, and what is not loaded yet.")
final class StatusCommand implements Callable<Integer> {
  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SiteStatus status = SiteStatus.of(session.site().observe(Scope.EVERYTHING));
    session.one(() -> StatusText.print(status, session.style()), () -> Json.of(status));
    return (status.isHealthy() ? ExitCode.DONE : ExitCode.UNHEALTHY).code();
  }
}
