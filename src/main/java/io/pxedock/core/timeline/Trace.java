package io.pxedock.core.timeline;

import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * What the log says of one machine.
 *
 * @param latest its latest boot, null when the log shows none
 * @param seen when it was last heard of
 * @param boots how many boots it began
 * @param refused how often it asked for an address and got none since it last got one
 */
public record Trace(MacAddress mac, Boot latest, Instant seen, int boots, int refused) {
  static Trace first(MacAddress mac) {
    return new Trace(mac, null, Instant.MIN, 0, 0);
  }

  Trace seenAt(Instant time) {
    return new Trace(mac, latest, time, boots, refused);
  }

  Trace with(Boot boot) {
    return new Trace(mac, boot, seen, boots, refused);
  }

  Trace begins(Boot boot) {
    return new Trace(mac, boot, seen, boots + 1, refused);
  }

  Trace refusedAgain() {
    return new Trace(mac, latest, seen, boots, refused + 1);
  }

  Trace answered() {
    return new Trace(mac, latest, seen, boots, 0);
  }

  /** Whether its boot has got an answer. */
  boolean isServed() {
    return latest != null && !latest.stage().isBefore(Stage.OFFER);
  }

  public Optional<Boot> boot() {
    return Optional.ofNullable(latest);
  }
}
