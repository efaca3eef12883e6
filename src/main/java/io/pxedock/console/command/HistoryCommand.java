package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.Listing;
import io.pxedock.core.engine.Site;
import io.pxedock.core.filter.FilterRow;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.model.ExitCode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code history}. */
@Command(
    name = "history",
    description = "List the changes with their states; with a number, show one of them whole.")
final class HistoryCommand implements Callable<Integer> {
  private static final List<Listing.Column> COLUMNS =
      List.of(
          new Listing.Column("number", "NO"),
          new Listing.Column("time", ""),
          new Listing.Column("when", "WHEN"),
          new Listing.Column("user", "USER"),
          new Listing.Column("change", "CHANGE"),
          new Listing.Column("state", "STATE"),
          new Listing.Column("outcome", "OUTCOME").spare(),
          new Listing.Column("reason", "REASON").spare());

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Session session;

  @Mixin private FilterWords filter = new FilterWords();

  HistoryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Site site = session.site();
    List<JournalEntry> all = site.engine().journal().entries();
    Optional<Integer> number = filter.number(n -> all.stream().anyMatch(e -> e.number() == n));
    if (number.isPresent()) {
      ChangeDetails details = ChangeDetails.of(site, number.get());
      session.one(() -> details.lines(ZoneId.systemDefault()), details::json);
      return ExitCode.DONE.code();
    }
    site.engine()
        .journal()
        .unreadable()
        .forEach(file -> session.say(Line.of("note: " + file + " cannot be read")));
    List<List<Object>> rows =
        all.stream().filter(e -> fits(e, all)).map(e -> row(site, e, all)).toList();
    return session.list(new Listing(COLUMNS, rows, filter.nothing("no change yet")));
  }

  private boolean fits(JournalEntry entry, List<JournalEntry> all) {
    return filter.fits(FilterRow.of(entry, entry.standing(all).words()), Instant.now());
  }

  private static List<Object> row(Site site, JournalEntry entry, List<JournalEntry> all) {
    return Arrays.asList(
        entry.number(),
        entry.time().toString(),
        WHEN.format(entry.time()),
        entry.user(),
        entry.title(),
        entry.standing(all).words(),
        entry.state() == JournalEntry.State.BEGUN
            ? site.engine().journal().howFar(entry)
            : entry.outcome(),
        entry.reason());
  }
}
