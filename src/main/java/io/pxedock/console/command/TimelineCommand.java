package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.TimelineText;
import io.pxedock.core.engine.BootLog;
import io.pxedock.core.engine.Site;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.SavedLog;
import io.pxedock.core.site.Scope;
import io.pxedock.core.timeline.BootHistory;
import io.pxedock.core.timeline.BootOutcome;
import io.pxedock.core.timeline.BootOutcomes;
import io.pxedock.core.timeline.BootSelection;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.spi.LogFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code timeline}. */
@Command(
    name = "timeline",
    description = "Show each boot stage by stage, with times, and where it is stuck.")
final class TimelineCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "HOST",
      arity = "0..1",
      description = "The name, FQDN, IP or MAC (default: all machines).")
  private String host = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Follow the boots until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Only boots that began since then: 30m, 2h, 03:00, 2026-01-05T03:00.")
  private String since;

  @Option(
      names = "--from-log",
      paramLabel = "FILE",
      description =
          "Read a saved log with its rotated parts instead of the container's; - for stdin.")
  private String file;

  TimelineCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (follow && (file != null || !session.options().output().isForPeople())) {
      throw Failure.usage(
          "-f follows the container's log, as text", "leave out -f, or --from-log and -o");
    }
    return file == null ? ofContainer() : ofFile();
  }

  private int ofContainer() {
    Site site = session.site();
    BootSelection selection =
        new BootSelection(Optional.of(HostTable.of(site.observe(Scope.FILES))));
    BootHistory history = new BootHistory(selection.machines());
    BootLog log = new BootLog(site);
    log.read().forEach(history::add);
    show(selection, history, Instant.now());
    return follow
        ? new TimelineWatch(session, selection, history, host).follow(log)
        : ExitCode.DONE.code();
  }

  private int ofFile() {
    BootSelection selection = new BootSelection(table());
    BootHistory history = new BootHistory(selection.machines());
    Path path = Path.of(file.equals("-") ? "/dev/stdin" : file);
    LogFiles logs = session.logFiles();
    List<Path> parts = logs.parts(path);
    if (parts.size() > 1) {
      session.say(Line.of("note: with " + (parts.size() - 1) + " rotated parts of " + path));
    }
    boolean[] isDnsmasq = new boolean[1];
    for (Path part : parts) {
      SavedLog log = new SavedLog(ZoneId.systemDefault(), logs.written(part));
      logs.read(
          part,
          raw ->
              log.read(raw)
                  .ifPresent(
                      line -> {
                        isDnsmasq[0] = true;
                        history.add(DnsmasqLog.parse(line));
                      }));
    }
    if (!isDnsmasq[0]) {
      throw Failure.refused(
          "no line of " + file + " is dnsmasq's", "give it the log of dnsmasq, as it was saved");
    }
    if (history.last().equals(Instant.EPOCH)) {
      session.say(Line.of("note: the log has no times: 'docker logs -t' saves it with them"));
    }
    show(selection, history, history.last());
    return ExitCode.DONE.code();
  }

  // The names of hosts are a help, and not needed: the log may be another site's.
  private Optional<HostTable> table() {
    try {
      return Optional.of(HostTable.of(session.site().observe(Scope.FILES)));
    } catch (Failure e) {
      return Optional.empty();
    }
  }

  private void show(BootSelection selection, BootHistory history, Instant now) {
    Instant from = since == null ? Instant.MIN : Since.parse(since, now, ZoneId.systemDefault());
    List<BootOutcome> boots =
        selection.of(host, BootOutcomes.of(history.boots(), now)).stream()
            .filter(o -> !o.boot().begun().isBefore(from))
            .toList();
    TimelineText text =
        new TimelineText(
            selection, session.style().unicode(), session.streams().columns().getAsInt());
    session.one(() -> text.print(boots, host.isEmpty()), () -> text.json(boots));
    if (history.forgotten() > 0) {
      session.say(Line.of("note: " + history.forgotten() + " older boots are left out"));
    }
    session.streams().out().flush();
  }
}
