package io.pxedock.adapter.sandbox;

import java.time.Instant;
import java.time.InstantSource;

/** Moments that never come twice, as Docker's nanoseconds do: log lines and events sort by them. */
final class MonotonicClock {
  private final InstantSource clock;
  private Instant last = Instant.MIN;

  MonotonicClock(InstantSource clock) {
    this.clock = clock;
  }

  /** The moment without a guarantee that it is a new one: for expiries. */
  Instant now() {
    return clock.instant();
  }

  synchronized Instant next() {
    Instant now = clock.instant();
    last = now.isAfter(last) ? now : last.plusNanos(1000);
    return last;
  }
}
