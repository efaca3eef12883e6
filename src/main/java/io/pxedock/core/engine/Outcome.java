package io.pxedock.core.engine;

import io.pxedock.core.operation.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a change ended.
 *
 * @param number its number in the journal, 0 when there was nothing to do
 * @param complaints what dnsmasq said about lines of the files, each in one line
 * @param loaded the time in which dnsmasq has read the files; empty if it was not asked to
 */
public record Outcome(Plan plan, int number, List<String> complaints, Optional<Duration> loaded) {
  /** Returns the outcome of a plan that was not carried out, or had nothing to do. */
  public static Outcome of(Plan plan) {
    return new Outcome(plan, 0, List.of(), Optional.empty());
  }

  /** Returns whether nothing was changed, and so nothing journalled. */
  public boolean isNothing() {
    return number == 0;
  }
}
