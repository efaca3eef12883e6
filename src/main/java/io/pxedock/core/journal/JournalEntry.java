package io.pxedock.core.journal;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * A change that was begun.
 *
 * @param user the user who made the change
 * @param title the operation, in a few words
 * @param action what dnsmasq needed: a reload, a restart or nothing
 * @param undoes the number of the entry that this one undoes; 0 for none
 * @param finishes the number of the entry that this one finishes; 0 for none
 * @param process the process that made it; empty if an older pxedock wrote the entry
 * @param unattended whether it ended after its terminal or connection had gone
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
    int finishes,
    String process,
    boolean unattended,
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

  /** This entry at its end. */
  public JournalEntry ended(State newState, String newOutcome, boolean wasUnattended) {
    return new JournalEntry(
        number,
        time,
        user,
        title,
        summary,
        reason,
        action,
        undoes,
        finishes,
        process,
        wasUnattended,
        newState,
        newOutcome,
        changes);
  }

  /** Whether it may have changed some of its files and not the others. */
  public boolean isCutOff() {
    return !changes.isEmpty() && (state == State.BEGUN || state == State.PARTIAL);
  }

  /** How it is now, seen from the whole journal. */
  public JournalState standing(List<JournalEntry> all) {
    int undo = last(all, e -> e.undoes() == number);
    int finish = last(all, e -> e.finishes() == number);
    return JournalState.of(state, undo, undo > finish ? 0 : finish);
  }

  private static int last(List<JournalEntry> all, Predicate<JournalEntry> which) {
    return all.stream()
        .filter(e -> e.state() == State.DONE && which.test(e))
        .mapToInt(JournalEntry::number)
        .max()
        .orElse(0);
  }

  /** Whether it may have left files changed. */
  public boolean changedFiles() {
    return !changes.isEmpty() && state != State.FAILED;
  }
}
