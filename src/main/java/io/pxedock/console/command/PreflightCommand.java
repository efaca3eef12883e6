package io.pxedock.console.command;

import io.pxedock.console.render.Listing;
import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.site.Scope;
import io.pxedock.model.net.MacAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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

  @Parameters(
      arity = "0..*",
      paramLabel = "FILTER",
      description = "Words that must all match a name, an IP or a MAC; ! in front negates.")
  private List<String> filter = List.of();

  private final Session session;

  PreflightCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<List<Object>> rows =
        Preflight.of(session.site().observe(Scope.DAEMON)).stream()
            .filter(row -> filter.stream().allMatch(word -> matches(row, word)))
            .map(PreflightCommand::row)
            .toList();
    return session.list(new Listing(COLUMNS, rows, "no MAC in the host files"));
  }

  private static boolean matches(Preflight.Row row, String word) {
    if (word.startsWith("!")) {
      return !matches(row, word.substring(1));
    }
    String wanted = word.toLowerCase(Locale.ROOT);
    Optional<MacAddress> mac = MacAddress.tryParse(word);
    return mac.filter(row.mac()::equals).isPresent()
        || row.mac().text().contains(wanted)
        || row.name().toLowerCase(Locale.ROOT).contains(wanted)
        || (row.ip() != null && row.ip().toString().contains(wanted));
  }

  private static List<Object> row(Preflight.Row row) {
    return Arrays.asList(
        row.mac().text(),
        row.ip() == null ? null : row.ip().toString(),
        row.now() == null ? null : row.now().toString(),
        row.name().isEmpty() ? null : row.name(),
        row.reason(),
        row.isKnown() ? "computed" : "not-known",
        row.place() == null ? null : row.place().file(),
        row.place() == null ? null : row.place().line());
  }
}
