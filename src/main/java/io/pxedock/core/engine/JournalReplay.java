package io.pxedock.core.engine;

import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.journal.RecordedChange;
import io.pxedock.core.operation.Change;
import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works the journal out backwards, from how the files stand now. */
final class JournalReplay {
  private final WorkFiles files;
  private final Path workdir;
  private final Map<String, Content> standing = new HashMap<>();
  private final Set<String> lost = new HashSet<>();

  JournalReplay(WorkFiles files, Path workdir) {
    this.files = files;
    this.workdir = workdir;
  }

  /** By the entries' numbers; only those of which every change is known. */
  Map<Integer, List<Change>> of(List<JournalEntry> entries) {
    Map<Integer, List<Change>> known = new HashMap<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      JournalEntry entry = entries.get(i);
      List<Change> changes = entry.changedFiles() ? changes(entry) : List.of();
      if (!entry.changedFiles() || changes.size() == entry.changes().size()) {
        known.put(entry.number(), changes);
      }
    }
    return known;
  }

  private List<Change> changes(JournalEntry entry) {
    List<Change> changes = new ArrayList<>();
    for (int i = entry.changes().size() - 1; i >= 0; i--) {
      RecordedChange recorded = entry.changes().get(i);
      Optional<Content> now = now(recorded);
      Optional<Content> before = now.flatMap(recorded::takenBack);
      if (before.isPresent()) {
        Path path = workdir.resolve(recorded.path());
        changes.add(0, new Change(path, recorded.path(), before.get(), now.get()));
        standing.put(recorded.path(), before.get());
      } else if (now.filter(recorded::isOld).isEmpty()) {
        lost.add(recorded.path());
      }
    }
    return changes;
  }

  private Optional<Content> now(RecordedChange recorded) {
    String path = recorded.path();
    if (lost.contains(path)) {
      return Optional.empty();
    }
    if (!standing.containsKey(path)) {
      try {
        boolean file = recorded.after().kind().equals("file");
        standing.put(path, CurrentContent.at(files, workdir.resolve(path), file));
      } catch (Failure e) {
        lost.add(path);
        return Optional.empty();
      }
    }
    return Optional.of(standing.get(path));
  }
}
