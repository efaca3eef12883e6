package io.pxedock.console.dashboard.state;

import io.pxedock.core.log.LogEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of the log: a value that further lines are added to at little cost, and that forgets its
 * oldest lines.
 *
 * @param first the number of the first line that is kept, counted from 0 over all that ever came
 * @param pages each of {@link #PAGE} lines but the last
 */
public record LogBook(long first, List<List<LogEvent>> pages) {
  /** A book without lines. */
  public static final LogBook EMPTY = new LogBook(0, List.of());

  private static final int PAGE = 512;
  private static final int MAX_PAGES = 64;

  /** Returns this book with more lines at its end; the oldest go when it is full. */
  public LogBook plus(List<LogEvent> events) {
    List<List<LogEvent>> all = new ArrayList<>(pages);
    List<LogEvent> last = new ArrayList<>(all.isEmpty() ? List.of() : all.remove(all.size() - 1));
    for (LogEvent event : events) {
      if (last.size() == PAGE) {
        all.add(List.copyOf(last));
        last.clear();
      }
      last.add(event);
    }
    if (!last.isEmpty()) {
      all.add(List.copyOf(last));
    }
    int gone = Math.max(0, all.size() - MAX_PAGES);
    return new LogBook(first + (long) gone * PAGE, List.copyOf(all.subList(gone, all.size())));
  }

  /** The number behind the last line. */
  public long end() {
    return pages.isEmpty()
        ? first
        : first + (pages.size() - 1L) * PAGE + pages.get(pages.size() - 1).size();
  }

  /** A line between {@link #first} and {@link #end}. */
  public LogEvent line(long number) {
    int index = (int) (number - first);
    return pages.get(index / PAGE).get(index % PAGE);
  }
}
