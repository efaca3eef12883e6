package io.pxedock.core.journal;

/** How a change in the journal is now: how far it came, and whether it was undone. */
public record JournalState(Kind kind, int by) {
  /** Where a change may be. */
  public enum Kind {
    /** It was cut off: some of its files may be new, others old. */
    INTERRUPTED("interrupted"),
    DONE("done"),
    UNLOADED("written, not loaded"),
    FAILED("failed"),
    HALF_WAY("failed half-way"),
    FOREIGN("foreign"),
    FINISHED("finished by"),
    UNDONE("undone by");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /**
   * The state of an entry.
   *
   * @param undo the number of the change that took it back, 0 when none did
   * @param finish the number of the change that finished it since, 0 when none did
   */
  static JournalState of(JournalEntry.State state, int undo, int finish) {
    if (finish != 0) {
      return new JournalState(Kind.FINISHED, finish);
    }
    if (undo != 0) {
      return new JournalState(Kind.UNDONE, undo);
    }
    return new JournalState(
        switch (state) {
          case BEGUN -> Kind.INTERRUPTED;
          case DONE -> Kind.DONE;
          case UNLOADED -> Kind.UNLOADED;
          case FAILED -> Kind.FAILED;
          case PARTIAL -> Kind.HALF_WAY;
          case FOREIGN -> Kind.FOREIGN;
        },
        0);
  }

  /** Returns whether the whole change is made and not undone. */
  public boolean isDone() {
    return kind == Kind.DONE || kind == Kind.FINISHED;
  }

  /** In a few words, such as {@code undone by 12}. */
  public String words() {
    return by == 0 ? kind.word : kind.word + " " + by;
  }
}
