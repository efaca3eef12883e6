package io.pxedock.console.command;

import io.pxedock.console.render.HostFacts;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Listing;
import io.pxedock.console.render.RelativeTime;
import io.pxedock.core.filter.FilterRow;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Arming;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.net.MacAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code 911 list}. */
@Command(name = "list", description = "List every 911 flag, including flags made by hand.")
final class RescueListCommand implements Callable<Integer> {
  private static final List<Listing.Column> COLUMNS =
      List.of(
          new Listing.Column("name", "NAME"),
          new Listing.Column("mac", "MAC"),
          new Listing.Column("kind", "KIND"),
          new Listing.Column("boots911", "BOOTS 911"),
          new Listing.Column("since", ""),
          new Listing.Column("age", "AGE"),
          new Listing.Column("by", "BY"),
          new Listing.Column("reason", "REASON").spare(),
          new Listing.Column("change", "CHANGE"));

  private final Session session;

  @Mixin private FilterWords filter = new FilterWords();

  RescueListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Snapshot snapshot = filter.observe(session.site(), Scope.FILES);
    HostTable table = HostTable.of(snapshot);
    List<List<Object>> rows =
        snapshot.files().orThrow().boot().orThrow().allArmed().entrySet().stream()
            .filter(e -> fits(snapshot, table.owner(e.getKey()), e.getKey(), e.getValue()))
            .map(e -> row(snapshot, table.owner(e.getKey()), e.getKey(), e.getValue()))
            .toList();
    int code = session.list(new Listing(COLUMNS, rows, filter.nothing("no host is armed for 911")));
    table.general().stream()
        .filter(problem -> problem.code().equals("uuid-beats-911"))
        .forEach(problem -> session.say(Line.of(problem.line())));
    return code;
  }

  private boolean fits(Snapshot snapshot, Optional<Host> host, MacAddress mac, RescueFlag flag) {
    FilterRow row =
        host.map(h -> FilterRow.of(h, FilterWords.boots(snapshot)))
            .orElseGet(() -> FilterRow.ofUnknown(mac, flag.since()));
    return filter.fits(row, snapshot.taken());
  }

  private static List<Object> row(
      Snapshot snapshot, Optional<Host> host, MacAddress mac, RescueFlag flag) {
    Optional<Arming> arming = snapshot.arming(flag);
    return Arrays.asList(
        host.map(Host::name).orElse(null),
        mac.text(),
        HostFacts.kind(flag),
        flag.boots911(),
        flag.since().toString(),
        RelativeTime.between(flag.since(), snapshot.taken()),
        arming.map(Arming::user).orElse(null),
        arming.map(Arming::reason).filter(reason -> !reason.isEmpty()).orElse(null),
        arming.map(Arming::change).orElse(null));
  }
}
