package io.pxedock.console.command;

import io.pxedock.core.engine.Site;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.LogLine;
import io.pxedock.spi.ContainerEngine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code logs}. */
@Command(name = "logs", description = "Show the log of dnsmasq.")
final class LogsCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = {"-f", "--follow"},
      description = "Follow the log until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--tail",
      paramLabel = "N",
      defaultValue = "50",
      description = "The number of lines to begin with (default: ${DEFAULT-VALUE}).")
  private int tail;

  LogsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (tail < 0 || tail > 1_000_000) {
      throw Failure.usage("--tail takes 0 to 1000000", "leave it out for 50");
    }
    Site site = session.site();
    String container = site.settings().container();
    List<LogLine> lines = tail == 0 ? List.of() : site.docker().logs(container, tail);
    lines.forEach(this::print);
    session.streams().out().flush();
    return follow ? follow(site, container, lines) : 0;
  }

  @SuppressWarnings("try") // the subscription is only closed
  private int follow(Site site, String container, List<LogLine> shown) {
    Instant from =
        shown.isEmpty() ? Instant.now() : shown.get(shown.size() - 1).time().plusNanos(1);
    CompletableFuture<Optional<Failure>> end = new CompletableFuture<>();
    try (ContainerEngine.Subscription log =
        site.docker().followLogs(container, from, this::printNow, end::complete)) {
      Optional<Failure> reason = end.get();
      throw reason.orElseGet(
          () ->
              Failure.failed(
                  "container '" + container + "' has stopped", Remedy.command("pxedock", "start")));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a log is reported, not thrown", e);
    }
  }

  private void print(LogLine line) {
    session.streams().out().println(Printable.line(line.text()));
  }

  private void printNow(LogLine line) {
    print(line);
    session.streams().out().flush();
  }
}
