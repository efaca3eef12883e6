package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.Listing;
import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.filter.FilterRow;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.core.timeline.Timelines;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code preflight}. */
@Command(
    name = "preflight",
    description = "Show what dnsmasq will offer to each MAC after the next reload, and why.")
final class PreflightCommand implements Callable<Integer> {
  private static final List<Listing.Column> COLUMNS =
      List.of(
          new Listing.Column("mac", "MAC"),
          new Listing.Column("ip", "IP"),
          new Listing.Column("now", ""),
          new Listing.Column("name", "NAME"),
          new Listing.Column("reason", "REASON"),
          new Listing.Column("proof", "PROOF"),
          new Listing.Column("file", ""),
          new Listing.Column("line", ""));

  @Mixin private FilterWords filter = new FilterWords();

  @Mixin private TrialOption trial = new TrialOption();

  private final Session session;

  PreflightCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Snapshot snapshot = session.site().observe(Scope.DAEMON);
    HostTable table = HostTable.of(snapshot);
    Timelines boots = FilterWords.boots(snapshot);
    List<List<Object>> rows =
        preflight(snapshot).rows().stream()
            .filter(row -> filter.fits(filtered(row, table, boots), snapshot.taken()))
            .map(PreflightCommand::row)
            .toList();
    return session.list(new Listing(COLUMNS, rows, filter.nothing("no MAC in the host files")));
  }

  private Preflight preflight(Snapshot snapshot) {
    Preflight preflight = trial.preflight(session, snapshot);
    preflight.defects().forEach(defect -> session.say(Line.of("defect of pxedock: " + defect)));
    return preflight;
  }

  private static FilterRow filtered(Preflight.Row row, HostTable table, Timelines boots) {
    String state = row.proof().word();
    boolean hasProblem = row.proof() != Preflight.Proof.NOT_KNOWN && row.ip() == null;
    return table
        .owner(row.mac())
        .map(host -> FilterRow.of(host, boots).offered(row.ip(), state, hasProblem))
        .orElseGet(() -> FilterRow.of(row.name(), row.ip(), row.mac(), List.of(state), hasProblem));
  }

  private static List<Object> row(Preflight.Row row) {
    return Arrays.asList(
        row.mac().text(),
        row.ip() == null ? null : row.ip().toString(),
        row.now() == null ? null : row.now().toString(),
        row.name().isEmpty() ? null : row.name(),
        row.reason(),
        row.proof().word(),
        row.place() == null ? null : row.place().file(),
        row.place() == null ? null : row.place().line());
  }
}
