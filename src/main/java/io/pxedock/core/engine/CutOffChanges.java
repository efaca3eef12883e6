package io.pxedock.core.engine;

import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.journal.JournalState;
import io.pxedock.core.journal.RecordedChange;
import io.pxedock.core.site.CutOffChange;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The changes of a journal that were cut off in the middle by a kill or a power failure. What has
 * ended is read once, so that a long journal costs nothing at the next look.
 */
final class CutOffChanges {
  private final WorkFiles files;
  private final Path workdir;
  private final Journal journal;
  private final Consumer<JournalEntry> reader;
  private final Set<String> whole = new HashSet<>();

  /**
   * Creates a list of the changes that were cut off.
   *
   * @param reader is given each entry that is read
   */
  CutOffChanges(WorkFiles files, Path workdir, Consumer<JournalEntry> reader) {
    this.reader = reader;
    this.files = files;
    this.workdir = workdir;
    this.journal = new Journal(files, workdir);
  }

  /** Returns those that are neither finished nor undone, oldest first. */
  synchronized List<CutOffChange> list() {
    List<JournalEntry> all = new ArrayList<>();
    List<JournalEntry> suspects = new ArrayList<>();
    for (String name : journal.names()) {
      // What ended before the first suspect can neither have finished it nor taken it back.
      if (whole.contains(name) && suspects.isEmpty()) {
        continue;
      }
      Optional<JournalEntry> entry = journal.read(name);
      entry.ifPresent(all::add);
      entry.ifPresent(reader);
      entry.filter(JournalEntry::isCutOff).ifPresentOrElse(suspects::add, () -> whole.add(name));
    }
    return suspects.stream()
        .filter(entry -> isLeft(entry.standing(all)))
        .filter(entry -> !isUnderWay(entry))
        .map(this::measured)
        .filter(change -> change.done() > 0 && change.done() < change.total())
        .toList();
  }

  private static boolean isUnderWay(JournalEntry entry) {
    if (entry.state() != JournalEntry.State.BEGUN) {
      return false;
    }
    return entry.process().equals(ProcessMark.ofThisProcess())
        ? !RunningChanges.OF_THIS_PROCESS.isIdle()
        : ProcessMark.isAlive(entry.process());
  }

  private static boolean isLeft(JournalState state) {
    return state.kind() == JournalState.Kind.INTERRUPTED
        || state.kind() == JournalState.Kind.HALF_WAY;
  }

  private CutOffChange measured(JournalEntry entry) {
    int done = (int) entry.changes().stream().filter(this::isApplied).count();
    return new CutOffChange(entry.number(), entry.title(), done, entry.changes().size());
  }

  private boolean isApplied(RecordedChange change) {
    boolean file = change.after().kind().equals("file");
    return change.isApplied(CurrentContent.at(files, workdir.resolve(change.path()), file));
  }
}
