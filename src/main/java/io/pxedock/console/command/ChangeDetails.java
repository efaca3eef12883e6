package io.pxedock.console.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.console.render.EquivalentCommands;
import io.pxedock.console.render.Json;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.PlanText;
import io.pxedock.console.render.RelativeTime;
import io.pxedock.console.render.Tone;
import io.pxedock.core.engine.Journal;
import io.pxedock.core.engine.Site;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.journal.RecordedChange;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.Plan;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.Printable;
import io.pxedock.model.container.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One change of the journal: who, why, diff, shell commands, and dnsmasq's log at that time. */
public final class ChangeDetails {
  /** A reload is awaited for about this long, so what dnsmasq says of it comes in this time. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(10);

  private static final int MAX_LOG_LINES = 40;
  private static final int SEARCHED_LINES = 100_000;

  private final Site site;
  private final JournalEntry entry;
  private final String state;
  private final Optional<List<Change>> changes;
  private final Observed<List<LogLine>> log;

  private ChangeDetails(Site site, int number) {
    this.site = site;
    Journal journal = site.engine().journal();
    this.entry = journal.entry(number);
    List<JournalEntry> all = journal.entries();
    this.state = entry.standing(all).words();
    this.changes = Optional.ofNullable(journal.retraced(all).get(number));
    this.log = Observed.of(this::readLog);
  }

  /**
   * Returns the change with that number.
   *
   * @throws Failure REFUSED if there is none
   */
  public static ChangeDetails of(Site site, int number) {
    return new ChangeDetails(site, number);
  }

  private List<LogLine> readLog() {
    Instant from = entry.time().minusSeconds(1);
    Instant to = entry.time().plus(AFTERWARDS);
    return site.docker().logs(site.settings().container(), SEARCHED_LINES).stream()
        .filter(line -> !line.time().isBefore(from) && line.time().isBefore(to))
        .limit(MAX_LOG_LINES)
        .toList();
  }

  /** Returns the change as a page of text. */
  public List<Line> lines(ZoneId zone) {
    List<Line> lines = new ArrayList<>();
    fact(lines, "change", entry.number() + "  " + entry.title(), Tone.STRONG);
    fact(lines, "when", RelativeTime.full(entry.time(), zone), Tone.PLAIN);
    fact(lines, "who", entry.user(), Tone.PLAIN);
    fact(
        lines,
        "why",
        entry.reason().isEmpty() ? "no reason was given" : entry.reason(),
        Tone.PLAIN);
    fact(lines, "state", state, Tone.PLAIN);
    if (!entry.outcome().isEmpty()) {
      fact(lines, "outcome", entry.outcome(), Tone.PLAIN);
    }
    changes.ifPresentOrElse(known -> lines.addAll(review(known)), () -> lines.addAll(places()));
    lines.add(Line.of("dnsmasq's log at that time:", Tone.STRONG));
    lines.addAll(log.fold(seen -> said(seen, zone), why -> List.of(Line.of("  " + why.line()))));
    return lines;
  }

  private static void fact(List<Line> lines, String key, String value, Tone tone) {
    lines.add(Line.of(String.format("%-9s", key), Tone.FAINT).plus(Printable.line(value), tone));
  }

  private List<Line> review(List<Change> known) {
    DaemonAction action = DaemonAction.NONE;
    for (DaemonAction each : DaemonAction.values()) {
      action = each.word().equals(entry.action()) ? each : action;
    }
    Plan plan = new Plan(entry.title(), "", List.of(), known, action, List.of(), List.of(), 0, "");
    return PlanText.review(plan, site.workdir(), new EquivalentCommands(site.settings()));
  }

  private List<Line> places() {
    List<Line> lines = new ArrayList<>();
    for (RecordedChange change : entry.changes()) {
      lines.add(Line.of(Printable.line(change.path()) + " (changed since: no diff)", Tone.FAINT));
    }
    return lines;
  }

  private static List<Line> said(List<LogLine> seen, ZoneId zone) {
    return seen.isEmpty()
        ? List.of(Line.of("  nothing, or no longer there", Tone.FAINT))
        : seen.stream()
            .map(
                line ->
                    Line.of("  " + RelativeTime.clock(line.time(), zone) + "  ", Tone.FAINT)
                        .plus(Printable.line(line.text())))
            .toList();
  }

  /** Returns the change as an object. */
  ObjectNode json() {
    ObjectNode node = Json.of(entry, state);
    changes
        .orElse(List.of())
        .forEach(
            change -> {
              ObjectNode file = node.withArray("files").addObject();
              file.put("path", change.shown());
              file.put("diff", String.join("\n", PlanText.diff(change)));
            });
    node.withArray("files");
    log.orElse(List.<LogLine>of()).forEach(line -> node.withArray("log").add(line.text()));
    node.withArray("log");
    return node;
  }
}
