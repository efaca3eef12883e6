package io.pxedock.console.command;

import io.pxedock.core.engine.Site;
import io.pxedock.core.filter.Filter;
import io.pxedock.core.filter.FilterRow;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.core.timeline.Timelines;
import io.pxedock.model.host.Host;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import picocli.CommandLine.Parameters;

/** The words by which a command narrows its answer; see {@link Filter}. */
public final class FilterWords {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILTER",
      description =
          "Words that must all match: part of a name, IP or MAC; name: mac: ip: (also a subnet)"
              + " state: 911 problem unknown seen<2h; cpu-[01-12]; ! in front negates.")
  private List<String> words = List.of();

  private Filter filter;

  /**
   * Returns the filter.
   *
   * @throws io.pxedock.model.Failure USAGE if a word is not understood
   */
  Filter filter() {
    if (filter == null) {
      filter = Filter.parse(words);
    }
    return filter;
  }

  /**
   * Returns the number that stands here instead of a filter; empty if there is a filter.
   *
   * @param exists whether something has that number; {@code 911} is a filter otherwise
   */
  Optional<Integer> number(IntPredicate exists) {
    if (words.size() != 1 || !words.get(0).matches("\\d{1,9}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(words.get(0));
    return number != 911 || exists.test(number) ? Optional.of(number) : Optional.empty();
  }

  /** Returns what is observed for an answer, with the log if a word asks for it. */
  Snapshot observe(Site site, Scope scope) {
    boolean more = filter().needsLog() && !scope.holds(Scope.DAEMON);
    return site.observe(more ? Scope.DAEMON : scope);
  }

  /** Returns the boots in the log of a snapshot. */
  static Timelines boots(Snapshot snapshot) {
    return Timelines.EMPTY.after(snapshot.log().orElse(List.<LogEvent>of()));
  }

  boolean fits(FilterRow row, Instant now) {
    return filter().matches(row, now);
  }

  /** Returns the hosts that pass. */
  List<Host> hosts(List<Host> all, Snapshot snapshot) {
    if (filter().isAll()) {
      return all;
    }
    Timelines boots = boots(snapshot);
    return all.stream().filter(h -> fits(FilterRow.of(h, boots), snapshot.taken())).toList();
  }

  /** Returns what is said when no row is left. */
  String nothing(String withoutFilter) {
    return filter().isAll() ? withoutFilter : "none fits the filter";
  }
}
