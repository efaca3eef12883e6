package io.pxedock.core.operation;

import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;

/** A change that an operator asks for. */
public interface Operation {
  /** What was asked, as it is typed, such as {@code host add cpu-01}: for the journal. */
  String title();

  /** How much of the site the plan needs to know. */
  default Scope scope() {
    return Scope.FILES;
  }

  /** Returns the number of the change in the journal that the operation undoes; 0 for none. */
  default int undoes() {
    return 0;
  }

  /** What is done so that a new start of dnsmasq that it needs ends well. */
  default StartCare care() {
    return StartCare.USUAL;
  }

  /** Returns whether its configuration is tried also if dnsmasq is not started with it now. */
  default boolean isTriedUnloaded() {
    return false;
  }

  /**
   * What to do about it at this site, now.
   *
   * @throws io.pxedock.model.Failure REFUSED if the request is invalid or conflicts with what is
   *     there; UNREACHABLE if a part that it needs is unavailable
   */
  Plan plan(Snapshot snapshot);
}
