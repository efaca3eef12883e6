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
public record MachineTimeline(MacAddress mac, Boot latest, Instant seen, int boots, int refused) {
  static MachineTimeline first(MacAddress mac) {
    return new MachineTimeline(mac, null, Instant.MIN, 0, 0);
  }

  MachineTimeline seenAt(Instant time) {
    return new MachineTimeline(mac, latest, time, boots, refused);
  }

  MachineTimeline with(Boot boot) {
    return new MachineTimeline(mac, boot, seen, boots, refused);
  }

  MachineTimeline begins(Boot boot) {
    return new MachineTimeline(mac, boot, seen, boots + 1, refused);
  }

  MachineTimeline refusedAgain() {
    return new MachineTimeline(mac, latest, seen, boots, refused + 1);
  }

  MachineTimeline answered() {
    return new MachineTimeline(mac, latest, seen, boots, 0);
  }

  /** Whether its boot has got an answer. */
  boolean isServed() {
    return latest != null && !latest.stage().isBefore(Stage.OFFER);
  }

  /** Returns the latest boot; empty if the machine has not booted in the log. */
  public Optional<Boot> boot() {
    return Optional.ofNullable(latest);
  }
}
