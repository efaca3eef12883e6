package io.pxedock.core.operation;

import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.journal.RecordedChange;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.file.Content;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes what is missing of a change that was cut off, byte for byte as it was to be. */
public record Finish(JournalEntry entry, boolean reload) implements Operation {
  @Override
  public String title() {
    return "finish " + entry.number();
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    String which = "change " + entry.number() + " (" + entry.title() + ")";
    if (!entry.isCutOff()) {
      throw Failure.refused(which + " was not cut off", Remedy.see("pxedock", "history"));
    }
    SiteFiles files = snapshot.files().orThrow();
    List<Change> changes = new ArrayList<>();
    List<String> movedOn = new ArrayList<>();
    for (RecordedChange recorded : entry.changes()) {
      Change change = change(snapshot.workdir(), files, recorded);
      changes.add(change);
      if (change.isNothing() && !recorded.isApplied(change.before())) {
        movedOn.add(recorded.path());
      }
    }
    Plan plan = Plan.of(this, "'" + entry.title() + "' is finished", changes);
    if (plan.isEmpty()) {
      throw movedOn.isEmpty()
          ? Failure.refused("every file of " + which + " is written already", "")
          : Failure.refused(
                  "the file has changed since " + which + " was cut off", "make the change again")
              .at(FileLine.whole(movedOn.get(0)));
    }
    for (String path : movedOn) {
      plan = plan.noting(path + " has changed since, and is left as it is");
    }
    String missing = plan.changes().size() + " of " + entry.changes().size();
    Plan asking =
        plan.loaded(snapshot, reload)
            .because(entry.reason())
            .asking("Finish " + which + "? " + missing + " files are not written yet.");
    List<String> armed = armed(plan.changes());
    return armed.isEmpty()
        ? asking
        : asking.asking(
            "This arms 911 for "
                + (armed.size() == 1 ? armed.get(0) : armed.size() + " machines")
                + ". The 911 system can wipe the disks. Go on?");
  }

  private Change change(Path workdir, SiteFiles files, RecordedChange recorded) {
    Path path = workdir.resolve(recorded.path()).normalize();
    Content now =
        files
            .contentAt(path)
            .orElseThrow(
                () ->
                    Failure.refused("pxedock does not change this file", "edit the file")
                        .at(FileLine.whole(recorded.path())));
    return new Change(path, recorded.path(), now, recorded.carriedOut(now).orElse(now));
  }

  private static List<String> armed(List<Change> changes) {
    return changes.stream()
        .filter(c -> !c.after().equals(Content.ABSENT))
        .map(c -> c.path().getFileName().toString())
        .filter(name -> BootDirectory.machineOf(name).isPresent())
        .toList();
  }
}
