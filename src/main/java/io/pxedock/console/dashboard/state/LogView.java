package io.pxedock.console.dashboard.state;

import io.pxedock.core.log.LogEvent;
import io.pxedock.model.host.Host;
import java.util.Locale;

/**
 * The log as it is looked at.
 *
 * @param pattern only lines with this text, in either case; empty for all
 * @param host only lines of this host; null for all
 * @param details whether lines are shown that tell of no event
 * @param end the number behind the last line that is shown; -1 follows the log
 */
public record LogView(LogBook book, String pattern, Host host, boolean details, long end) {
  static final LogView EMPTY = new LogView(LogBook.EMPTY, "", null, false, -1);

  public boolean isPaused() {
    return end >= 0;
  }

  /** The number behind the last line to show. */
  public long bottom() {
    return isPaused() ? Math.max(end, book.first()) : book.end();
  }

  public boolean shows(LogEvent event) {
    if (!details && event instanceof LogEvent.Other) {
      return false;
    }
    String text = event.line().text();
    boolean found = pattern.isEmpty() || text.toLowerCase(Locale.ROOT).contains(pattern);
    return found && (host == null || isOf(event));
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

  public LogView plus(java.util.List<LogEvent> events) {
    return new LogView(book.plus(events), pattern, host, details, end);
  }

  public LogView matching(String text) {
    return new LogView(book, text.toLowerCase(Locale.ROOT), host, details, end);
  }

  public LogView of(Host other) {
    return new LogView(book, pattern, other, details, end);
  }

  public LogView withDetails(boolean on) {
    return new LogView(book, pattern, host, on, end);
  }

  public LogView pausedAt(long number) {
    return new LogView(book, pattern, host, details, number);
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
