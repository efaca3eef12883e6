package io.pxedock.core.engine;

import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.journal.RecordedChange;
import io.pxedock.core.site.Arming;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects from the journal which change made each 911 flag that may exist now. */
final class Armings {
  private static final String FLAGS = "/pxelinux.cfg/";

  private final Path workdir;

  /** What each change did to flags: the flag's path, and the arming; empty for a removal. */
  private final Map<Integer, Map<Path, Optional<Arming>>> changes = new TreeMap<>();

  Armings(Path workdir) {
    this.workdir = workdir;
  }

  /** Takes an entry of the journal into account; an entry that is given again replaces itself. */
  synchronized void see(JournalEntry entry) {
    boolean isBelieved =
        entry.state() != JournalEntry.State.FAILED && entry.state() != JournalEntry.State.FOREIGN;
    Map<Path, Optional<Arming>> flags = new HashMap<>();
    for (RecordedChange change : entry.changes()) {
      if (isBelieved && ("/" + change.path()).contains(FLAGS)) {
        Path path = workdir.resolve(change.path()).normalize();
        Arming arming =
            new Arming(path, entry.number(), entry.time(), entry.user(), entry.reason());
        flags.put(
            path, change.after().kind().equals("absent") ? Optional.empty() : Optional.of(arming));
      }
    }
    if (flags.isEmpty()) {
      changes.remove(entry.number());
    } else {
      changes.put(entry.number(), flags);
    }
  }

  /** Returns the latest arming of each flag that no later change removed. */
  synchronized List<Arming> current() {
    Map<Path, Optional<Arming>> latest = new HashMap<>();
    changes.values().forEach(latest::putAll);
    return latest.values().stream().flatMap(Optional::stream).toList();
  }
}
