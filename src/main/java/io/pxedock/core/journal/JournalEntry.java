package io.pxedock.core.journal;

import java.time.Instant;
import java.util.List;

/**
 * A change that was begun.
 *
 * @param user the user who made the change
 * @param title the operation, in a few words
 * @param action what dnsmasq needed: a reload, a restart or nothing
 * @param undoes the number of the entry that this one undoes; 0 for none
 * @param outcome the result in one line; empty until the change ends
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
    PARTIAL,
    /** Written by a user who is neither root nor the caller: shown, and believed in nothing. */
    FOREIGN
  }

  public JournalEntry ended(State newState, String newOutcome) {
    return new JournalEntry(
        number, time, user, title, summary, reason, action, undoes, newState, newOutcome, changes);
  }

  /** How it is now, seen from the whole journal. */
  public JournalState standing(List<JournalEntry> all) {
    int undo =
        all.stream()
            .filter(e -> e.undoes() == number && e.state() == State.DONE)
            .mapToInt(JournalEntry::number)
            .max()
            .orElse(0);
    return JournalState.of(state, undo);
  }

  /** Whether it may have left files changed. */
  public boolean changedFiles() {
    return !changes.isEmpty() && state != State.FAILED;
  }
}
