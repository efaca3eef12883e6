package io.pxedock.core.timeline;

import java.util.Locale;
import java.util.Optional;

/**
 * How a boot ended, or how far it is.
 *
 * @param stuckAt the stage after which it did not go on; empty while it does, and when it has
 *     booted
 * @param reason why it is stuck, in the log's words or by what did not come; empty when it is not
 */
public record BootOutcome(Boot boot, State state, Optional<Stage> stuckAt, String reason) {
  /** The states of a boot. */
  public enum State {
    BOOTING,
    BOOTED,
    /** It does not go on, and the machine still tries, or has tried shortly before. */
    STUCK,
    /** It did not go on, and the machine has been silent since, or has begun another boot. */
    GAVE_UP;

    /** The contract's word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
