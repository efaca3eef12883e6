package io.pxedock.core.operation;

import io.pxedock.core.hosts.HostRange;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.journal.RecordedChange;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.file.Content;
import io.pxedock.model.host.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes back a change of the journal, byte for byte, if nobody has touched its files since. */
public record Undo(JournalEntry entry, boolean reload) implements Operation {
  @Override
  public String title() {
    return "undo " + entry.number();
  }

  @Override
  public int undoes() {
    return entry.number();
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    if (entry.state() == JournalEntry.State.FOREIGN) {
      throw Failure.refused(
          "change " + entry.number() + " was written by " + entry.user() + ", not by root or you",
          "look at it with 'pxedock history', and edit the files");
    }
    if (!entry.changedFiles()) {
      throw Failure.refused(
          "change " + entry.number() + " (" + entry.title() + ") changed no file",
          Remedy.see("pxedock", "history"));
    }
    SiteFiles files = snapshot.files().orThrow();
    List<Change> changes = new ArrayList<>();
    List<String> movedOn = new ArrayList<>();
    // Last first, so that the links go before the lines they belong to.
    for (int i = entry.changes().size() - 1; i >= 0; i--) {
      RecordedChange recorded = entry.changes().get(i);
      Change change = change(snapshot.workdir(), files, recorded);
      changes.add(change);
      if (change.isNothing() && !recorded.isOld(change.before())) {
        movedOn.add(recorded.path());
      }
    }
    Plan plan = Plan.of(this, "'" + entry.title() + "' is undone", changes);
    for (String path : movedOn) {
      plan = plan.noting(path + " has changed since, and is left as it is");
    }
    if (plan.isEmpty()) {
      throw Failure.refused(
          "nothing of change " + entry.number() + " is left to undo",
          Remedy.see("pxedock", "history"));
    }
    List<String> armed = armed(changes, HostTable.of(snapshot));
    String danger =
        armed.isEmpty()
            ? ""
            : " This arms 911 again for "
                + String.join(", ", HostRange.fold(armed))
                + ": the 911 system can wipe the disks.";
    return plan.loaded(snapshot, reload)
        .ofHosts(armed.size())
        .asking("Undo change " + entry.number() + ", '" + entry.title() + "'?" + danger);
  }

  private Change change(Path workdir, SiteFiles files, RecordedChange recorded) {
    Path path = workdir.resolve(recorded.path()).normalize();
    Content now = files.contentAt(path).orElseThrow(() -> unknown(recorded));
    // A change that was cut off has left some files as they were; others have moved on since.
    boolean untouched = entry.state() != JournalEntry.State.DONE && recorded.isOld(now);
    Content back =
        untouched || (entry.isCutOff() && !recorded.isApplied(now))
            ? now
            : recorded.takenBack(now).orElseThrow(() -> movedOn(recorded));
    return new Change(path, recorded.path(), now, back);
  }

  private static List<String> armed(List<Change> changes, HostTable table) {
    return changes.stream()
        .filter(c -> !c.isNothing() && !c.after().equals(Content.ABSENT))
        .map(c -> c.path().getFileName().toString())
        .flatMap(name -> BootDirectory.machineOf(name).stream())
        .map(mac -> table.owner(mac).map(Host::name).orElse(mac.text()))
        .toList();
  }

  private Failure unknown(RecordedChange recorded) {
    return Failure.refused(
            "change " + entry.number() + " (" + entry.title() + ") cannot be undone",
            "undo another change by its number, or edit the files")
        .at(FileLine.whole(recorded.path()));
  }

  private Failure movedOn(RecordedChange recorded) {
    return Failure.refused(
            "the file has changed since change " + entry.number() + " (" + entry.title() + ")",
            "undo the later changes first, or edit the files")
        .at(FileLine.whole(recorded.path()));
  }
}
