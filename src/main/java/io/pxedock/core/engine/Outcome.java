package io.pxedock.core.engine;

import io.pxedock.core.operation.Plan;
import java.util.List;

/**
 * How a change ended.
 *
 * @param number its number in the journal, 0 when there was nothing to do
 * @param complaints what dnsmasq said about lines of the files, each in one line
 */
public record Outcome(Plan plan, int number, List<String> complaints) {
  /** Returns whether nothing was changed, and so nothing journalled. */
  public boolean isNothing() {
    return number == 0;
  }
}
