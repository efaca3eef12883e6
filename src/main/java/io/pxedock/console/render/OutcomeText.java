package io.pxedock.console.render;

import io.pxedock.core.engine.Outcome;
import io.pxedock.core.operation.DaemonAction;

/** How a change ended, in words. */
public final class OutcomeText {
  private OutcomeText() {}

  /** Returns that dnsmasq has read the files, and in what time; empty if it was not asked to. */
  public static String loaded(Outcome outcome) {
    boolean isReload =
        outcome.plan().changes().isEmpty() && outcome.plan().action() == DaemonAction.RELOAD;
    return outcome
        .loaded()
        .map(RelativeTime::took)
        .map(took -> isReload ? ", in " + took : "; dnsmasq has read the files, in " + took)
        .orElse("");
  }
}
