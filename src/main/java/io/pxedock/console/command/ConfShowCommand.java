package io.pxedock.console.command;

import io.pxedock.console.render.Listing;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/** {@code conf show}. */
@Command(name = "show", description = "Print dnsmasq.conf; its options as JSON or CSV.")
final class ConfShowCommand implements Callable<Integer> {
  private static final List<Listing.Column> COLUMNS =
      List.of(
          new Listing.Column("line", "LINE"),
          new Listing.Column("option", "OPTION"),
          new Listing.Column("value", "VALUE"));

  private final Session session;

  ConfShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    DnsmasqConf conf = session.site().observe(Scope.FILES).files().orThrow().conf();
    if (session.options().output().isForPeople()) {
      IntStream.rangeClosed(1, conf.text().size())
          .mapToObj(n -> Printable.line(conf.text().shown(n)))
          .forEach(session.streams().out()::println);
      return 0;
    }
    List<List<Object>> rows =
        conf.directives().stream()
            .map(d -> Arrays.<Object>asList(d.line(), d.name(), d.value()))
            .toList();
    return session.list(new Listing(COLUMNS, rows, "no options"));
  }
}
