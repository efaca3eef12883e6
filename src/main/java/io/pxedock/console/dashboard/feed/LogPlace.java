package io.pxedock.console.dashboard.feed;

import io.pxedock.model.container.LogLine;
import java.time.Instant;

/**
 * Position in a container log. Docker resumes only from a timestamp, which several lines can share;
 * lines already read at that timestamp are skipped.
 */
final class LogPlace {
  private Instant time = Instant.EPOCH;
  private int read;
  private int again;

  /** Returns the timestamp, inclusive, from which to follow the log again. */
  synchronized Instant resume() {
    again = read;
    return time;
  }

  /** Takes the next line; whether it was not there before. */
  synchronized boolean isNew(LogLine line) {
    if (line.time().equals(time)) {
      if (again > 0) {
        again--;
        return false;
      }
      read++;
      return true;
    }
    // Standard output and error are apart on their way: what overtook is not to be asked for twice.
    if (line.time().isAfter(time)) {
      time = line.time();
      read = 1;
      again = 0;
    }
    return true;
  }
}
