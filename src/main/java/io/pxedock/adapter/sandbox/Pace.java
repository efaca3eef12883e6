package io.pxedock.adapter.sandbox;

import java.time.Duration;

/**
 * How fast machines are.
 *
 * @param firmware from power-on to the first DHCPDISCOVER, and from the offer to the request
 * @param transfer how long a file takes
 * @param between from the end of one boot to the next, on the average
 */
public record Pace(Duration firmware, Duration transfer, Duration between) {
  /** Nothing takes any time: for tests. */
  public static final Pace INSTANT = new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** About as real machines on a busy day, though they do not take minutes in their firmware. */
  public static final Pace LIVELY =
      new Pace(Duration.ofMillis(1500), Duration.ofMillis(700), Duration.ofSeconds(12));
}
