package io.pxedock.core.journal;

import java.time.Instant;
import java.util.List;

/**
 * One change that was begun.
 *
 * @param user who asked
 * @param title what was asked
 * @param action what was to happen to dnsmasq
 * @param undoes the number of the entry that this one takes back, 0 for none
 * @param outcome how it ended, in one line; empty while it is begun
 */
public record JournalEntry(
    int number,
    Instant time,
    String user,
    String title,
    String summary,
    String reason,
    String action,
    int undoes,
    State state,
    String outcome,
    List<RecordedChange> changes) {

  /** How far a change came. */
  public enum State {
    /** Written down before the first file is touched; found later, it means a crash. */
    BEGUN,
    DONE,
    /** Files written, but dnsmasq did not take them. */
    UNLOADED,
    /** Failed, and every file is as it was. */
    FAILED,
    /** Failed, and some files could not be put back. */
    PARTIAL
  }

  public JournalEntry ended(State newState, String newOutcome) {
    return new JournalEntry(
        number, time, user, title, summary, reason, action, undoes, newState, newOutcome, changes);
  }

  /** Whether it may have left files changed. */
  public boolean changedFiles() {
    return !changes.isEmpty() && state != State.FAILED;
  }
}
