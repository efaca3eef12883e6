package io.pxedock.console.command;

import io.pxedock.console.render.Json;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.StatusText;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.site.Scope;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Observed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The boot path, link by link. */
@Command(
    name = "status",
    description = "Show the boot path link by link, hosts, 911 flags, and pending changes.")
final class StatusCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--watch", description = "Refresh on every change until Ctrl-C.")
  private boolean watch;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (watch) {
      new StatusWatch(session).run(this::lines);
      return ExitCode.DONE.code();
    }
    Observed.of(() -> session.site().engine().journal().unattended())
        .orElse(Optional.empty())
        .ifPresent(news -> session.say(Line.of("note: " + news)));
    SiteStatus status = SiteStatus.of(session.site().observe(Scope.EVERYTHING));
    session.print(lines(status));
    return (status.isHealthy() ? ExitCode.DONE : ExitCode.UNHEALTHY).code();
  }

  private List<Line> lines(SiteStatus status) {
    return session.options().output().one(() -> StatusText.print(status), () -> Json.of(status));
  }
}
