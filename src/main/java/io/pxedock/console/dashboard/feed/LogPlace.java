package io.pxedock.console.dashboard.feed;

import io.pxedock.model.container.LogLine;
import java.time.Instant;

/**
 * How far a log has been read. A log can be asked for from a moment on only, and several lines may
 * have the same time: so many of them as were read before are left out when it is taken up again.
 */
final class LogPlace {
  private Instant time = Instant.EPOCH;
  private int read;
  private int again;

  /** From what moment on to ask for it, that moment included, when it has broken off. */
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
