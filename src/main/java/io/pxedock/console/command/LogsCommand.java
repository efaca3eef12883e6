package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.Listing;
import io.pxedock.console.render.LogRow;
import io.pxedock.console.render.Output;
import io.pxedock.console.render.RelativeTime;
import io.pxedock.console.render.Tone;
import io.pxedock.core.engine.Site;
import io.pxedock.core.filter.FilterRow;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.host.Host;
import io.pxedock.spi.ContainerEngine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logs}. */
@Command(name = "logs", description = "Show the log of dnsmasq, with the time of each line.")
final class LogsCommand implements Callable<Integer> {
  private static final int DEFAULT_TAIL = 50;
  private static final int MAX_TAIL = 1_000_000;

  /** The number of lines that a filter looks into. */
  private static final int FILTERED_TAIL = 100_000;

  private static final List<Listing.Column> COLUMNS =
      List.of(
          new Listing.Column("time", "TIME"),
          new Listing.Column("event", "EVENT"),
          new Listing.Column("host", "HOST"),
          new Listing.Column("text", "TEXT"));

  private final Session session;

  @Option(
      names = {"-f", "--follow"},
      description = "Follow the log until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--tail",
      paramLabel = "N",
      description = "The number of lines to begin with (default: 50; with --since all).")
  private Integer tail;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Only lines since then: 2h, 14:30, 2026-03-01T14:30.")
  private String since;

  @Option(names = "--events", description = "Only what happened to machines, in columns.")
  private boolean events;

  @Mixin private FilterWords filter = new FilterWords();

  private Map<String, Host> owners = Map.of();

  LogsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (tail != null && (tail < 0 || tail > MAX_TAIL)) {
      throw Failure.usage("--tail takes 0 to 1000000", "leave it out for 50");
    }
    Instant now = Instant.now();
    Instant from = since == null ? Instant.MIN : Moment.parse(since, now, ZoneId.systemDefault());
    filter.filter();
    Site site = session.site();
    String container = site.settings().container();
    if (events || !filter.filter().isAll()) {
      owners = HostTable.of(site.observe(Scope.FILES)).owners();
    }
    int most = tail != null ? tail : since != null ? MAX_TAIL : DEFAULT_TAIL;
    List<LogLine> read = most == 0 ? List.of() : site.docker().logs(container, toRead(most));
    List<LogEvent> wanted =
        read.stream()
            .filter(line -> !line.time().isBefore(from))
            .map(DnsmasqLog::parse)
            .filter(event -> isWanted(event, now))
            .toList();
    show(wanted.subList(Math.max(0, wanted.size() - most), wanted.size()));
    return follow ? follow(site, container, read) : 0;
  }

  private int toRead(int most) {
    boolean all = !events && since == null && filter.filter().isAll();
    return all ? most : Math.max(most, FILTERED_TAIL);
  }

  private boolean isWanted(LogEvent event, Instant now) {
    if (events && event instanceof LogEvent.Other) {
      return false;
    }
    return filter.filter().isAll()
        || filter.fits(FilterRow.of(event, event.owner(owners::get)), now);
  }

  private void show(List<LogEvent> wanted) {
    if (session.options().output() != Output.TABLE) {
      List<List<Object>> rows = wanted.stream().map(this::row).toList();
      session.list(new Listing(COLUMNS, rows, ""));
    } else {
      session.print(wanted.stream().map(this::line).toList());
    }
    session.streams().out().flush();
  }

  private LogRow columns(LogEvent event) {
    return LogRow.of(event, key -> event.owner(owners::get).map(Host::name).orElse(null), true);
  }

  private List<Object> row(LogEvent event) {
    LogRow row = columns(event);
    return Arrays.asList(
        event.line().time().toString(),
        row.word().isEmpty() ? null : row.word(),
        event.owner(owners::get).map(Host::name).orElse(null),
        event.line().text());
  }

  private Line line(LogEvent event) {
    ZoneId zone = ZoneId.systemDefault();
    Instant time = event.line().time();
    boolean today =
        time.atZone(zone).toLocalDate().equals(Instant.now().atZone(zone).toLocalDate());
    String when = today ? RelativeTime.clock(time, zone) : RelativeTime.full(time, zone);
    Line line = Line.of(when + "  ", Tone.FAINT);
    return events ? columns(event).after(line) : line.plus(Printable.line(event.line().text()));
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

  private void printNow(LogLine line) {
    LogEvent event = DnsmasqLog.parse(line);
    if (isWanted(event, Instant.now())) {
      show(List.of(event));
    }
  }
}
