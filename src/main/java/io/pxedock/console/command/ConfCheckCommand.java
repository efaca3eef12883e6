package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.Listing;
import io.pxedock.core.diagnosis.ConfCheck;
import io.pxedock.core.diagnosis.CutOffProblems;
import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.diagnosis.TrialProblems;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.ExitCode;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code conf check}. */
@Command(name = "check", description = "Check dnsmasq.conf and the host files.")
final class ConfCheckCommand implements Callable<Integer> {
  private static final List<Listing.Column> COLUMNS =
      List.of(
          new Listing.Column("severity", "SEVERITY"),
          new Listing.Column("code", "CODE"),
          new Listing.Column("place", "PLACE"),
          new Listing.Column("message", "MESSAGE"),
          new Listing.Column("remedy", "DO"));

  @Mixin private TrialOption trial = new TrialOption();

  private final Session session;

  ConfCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Snapshot snapshot = session.site().observe(Scope.FILES);
    Set<Problem> problems = new LinkedHashSet<>(CutOffProblems.of(snapshot));
    Preflight preflight = trial.preflight(session, snapshot);
    List<Problem> computed = new ArrayList<>(ConfCheck.of(snapshot));
    computed.addAll(HostTable.of(snapshot).problems());
    problems.addAll(TrialProblems.of(snapshot, preflight, computed));
    preflight.defects().forEach(defect -> session.say(Line.of("defect of pxedock: " + defect)));
    session.list(new Listing(COLUMNS, rows(problems), "no problems found"));
    boolean healthy = problems.stream().noneMatch(p -> p.severity() == Severity.ERROR);
    return (healthy ? ExitCode.DONE : ExitCode.UNHEALTHY).code();
  }

  private static List<List<Object>> rows(Set<Problem> problems) {
    List<List<Object>> rows = new ArrayList<>();
    for (Problem p : problems) {
      rows.add(
          Arrays.asList(
              p.severity().name().toLowerCase(Locale.ROOT),
              p.code(),
              p.place().map(String::valueOf).orElse(null),
              p.message(),
              p.remedy().words()));
    }
    return rows;
  }
}
