package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.Listing;
import io.pxedock.console.render.RelativeTime;
import io.pxedock.core.engine.BootLog;
import io.pxedock.core.engine.Site;
import io.pxedock.core.filter.FilterRow;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.Newcomers;
import io.pxedock.core.timeline.Newcomers.Newcomer;
import io.pxedock.model.host.Host;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code host unknown}. */
@Command(
    name = "unknown",
    description = "List machines that ask for an address and are not registered.")
final class HostUnknownCommand implements Callable<Integer> {
  private static final List<Listing.Column> COLUMNS =
      List.of(
          new Listing.Column("mac", "MAC"),
          new Listing.Column("vendor", "VENDOR").spare(),
          new Listing.Column("first", ""),
          new Listing.Column("last", ""),
          new Listing.Column("age", "ASKED"),
          new Listing.Column("count", "TIMES"),
          new Listing.Column("firmware", "FIRMWARE"),
          new Listing.Column("near", "NEAR"),
          new Listing.Column("near_mac", "ITS MAC"));

  @Mixin private FilterWords filter = new FilterWords();

  private final Session session;

  HostUnknownCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Site site = session.site();
    Snapshot snapshot = site.observe(Scope.FILES);
    List<Newcomer> newcomers =
        Newcomers.of(HostTable.of(snapshot), new BootLog(site).read()).stream()
            .filter(n -> filter.fits(FilterRow.ofUnknown(n.mac(), n.last()), snapshot.taken()))
            .toList();
    Vendors vendors =
        new Vendors(session.logFiles(), newcomers.stream().map(Newcomer::mac).toList());
    int done =
        session.list(
            new Listing(
                COLUMNS,
                newcomers.stream().map(n -> row(n, vendors, snapshot)).toList(),
                filter.nothing("no unknown machine in dnsmasq's log")));
    if (!newcomers.isEmpty()) {
      session.say(Line.of("note: " + source(vendors)));
    }
    return done;
  }

  private static String source(Vendors vendors) {
    return vendors
        .source()
        .map(file -> "vendors are from " + file)
        .orElse("no vendors: Debian's ieee-data or hwdata has the list");
  }

  private static List<Object> row(Newcomer newcomer, Vendors vendors, Snapshot snapshot) {
    return Arrays.asList(
        newcomer.mac().text(),
        vendors.of(newcomer.mac()).orElse(null),
        newcomer.first().toString(),
        newcomer.last().toString(),
        RelativeTime.between(newcomer.last(), snapshot.taken()),
        newcomer.count(),
        newcomer.boot().map(Boot::firmware).filter(word -> !word.isEmpty()).orElse(null),
        newcomer.near().map(Host::name).orElse(null),
        newcomer.near().map(host -> host.mac().text()).orElse(null));
  }
}
