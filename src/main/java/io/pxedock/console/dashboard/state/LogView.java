package io.pxedock.console.dashboard.state;

import io.pxedock.core.filter.Filter;
import io.pxedock.core.filter.FilterRow;
import io.pxedock.core.log.LogEvent;
import io.pxedock.model.host.Host;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The log as it is looked at.
 *
 * @param filter only lines that pass it
 * @param since the moment that the filter counts ages from
 * @param owners the hosts, by their MACs and by their addresses
 * @param host only lines of this host; null for all
 * @param details whether lines are shown that tell of no event
 * @param end the number behind the last line that is shown; -1 follows the log
 */
public record LogView(
    LogBook book,
    Filter filter,
    Instant since,
    Map<String, Host> owners,
    Host host,
    boolean details,
    long end) {
  static final LogView EMPTY =
      new LogView(LogBook.EMPTY, Filter.ALL, Instant.EPOCH, Map.of(), null, false, -1);

  /** Returns whether the view stays where it is while lines come. */
  public boolean isPaused() {
    return end >= 0;
  }

  /** The number behind the last line to show. */
  public long bottom() {
    return isPaused() ? Math.max(end, book.first()) : book.end();
  }

  /** Returns whether a line passes the filter, the chosen host and the wish for details. */
  public boolean shows(LogEvent event) {
    if (!details && event instanceof LogEvent.Other) {
      return false;
    }
    boolean fits =
        filter.isAll() || filter.matches(FilterRow.of(event, event.owner(owners::get)), since);
    return fits && (host == null || isOf(event));
  }

  private boolean isOf(LogEvent event) {
    if (event instanceof LogEvent.Dhcp dhcp) {
      return dhcp.mac().equals(host.mac());
    }
    if (event instanceof LogEvent.Tftp tftp) {
      return tftp.ip().equals(host.ip());
    }
    if (event instanceof LogEvent.Fetched fetched) {
      return fetched.ip().equals(host.ip());
    }
    return host.mac() != null && event.line().text().contains(host.mac().text());
  }

  /** Returns this log with more lines at its end. */
  public LogView plus(List<LogEvent> events) {
    return new LogView(book.plus(events), filter, since, owners, host, details, end);
  }

  /** Returns this log with the lines that pass a filter, as it is typed at that moment. */
  public LogView matching(String text, Instant now) {
    return new LogView(book, Filter.of(text), now, owners, host, details, end);
  }

  LogView knowing(Map<String, Host> hosts) {
    return new LogView(book, filter, since, hosts, host, details, end);
  }

  /** Returns the filter as it was typed; empty for none. */
  public String pattern() {
    return filter.text();
  }

  /** Returns this log with the lines of one host; null for those of all. */
  public LogView of(Host other) {
    return new LogView(book, filter, since, owners, other, details, end);
  }

  /** Returns this log with the lines that pxedock does not know, or without. */
  public LogView withDetails(boolean on) {
    return new LogView(book, filter, since, owners, host, on, end);
  }

  /** Returns this log paused behind the line of that number; below 0 it follows the log. */
  public LogView pausedAt(long number) {
    return new LogView(book, filter, since, owners, host, details, number);
  }

  /** Returns the log scrolled by {@code step} shown lines; at its end it follows the log again. */
  public LogView scrolled(int step) {
    long at = bottom();
    int left = Math.abs(step);
    while (left > 0 && (step < 0 ? at > book.first() + 1 : at < book.end())) {
      at += Integer.signum(step);
      if (shows(book.line(at - 1))) {
        left--;
      }
    }
    return pausedAt(at >= book.end() ? -1 : at);
  }
}
