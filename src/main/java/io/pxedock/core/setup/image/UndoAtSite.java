package io.pxedock.core.setup.image;

import io.pxedock.core.engine.Site;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.operation.SystemChange;
import io.pxedock.core.operation.Undo;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.site.SettingsText;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes back a change of the journal. After a change of the server's image the container runs from
 * the image that pxedock.conf named before.
 *
 * @param undo what takes the files back
 * @param site the site as it is
 */
public record UndoAtSite(Undo undo, SetupContext site) implements Operation {
  /** Returns the operation that undoes a change at a site. */
  public static UndoAtSite of(Site site, JournalEntry entry, boolean reload) {
    return new UndoAtSite(new Undo(entry, reload), SetupContext.of(site));
  }

  @Override
  public String title() {
    return undo.title();
  }

  @Override
  public int undoes() {
    return undo.undoes();
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    Plan files = undo.plan(snapshot);
    return undo.entry().title().startsWith(ChangeImage.TITLE)
        ? files.changes().stream()
            .filter(change -> change.path().equals(site.path(SettingsText.FILE)))
            .findFirst()
            .map(change -> withContainer(files, image(change), snapshot))
            .orElse(files)
        : files;
  }

  private static String image(Change change) {
    Bytes text = change.after() instanceof Content.Regular file ? file.bytes() : Bytes.EMPTY;
    return SettingsText.parse(LineText.of(text)).image();
  }

  private Plan withContainer(Plan files, String image, Snapshot snapshot) {
    if (!undo.reload()) {
      return files.noting("the container stays as it is: run 'pxedock image use " + image + "'");
    }
    if (!site.tools().provisioning().hasImage(image)) {
      throw Failure.refused(
          "Docker has no image " + image + " any more",
          Remedy.run("docker", "pull", image).suffixed(", then undo again"));
    }
    Plan back = new ChangeImage(site, image, Optional.empty()).plan(snapshot);
    List<Change> changes = new ArrayList<>(files.changes());
    back.changes().stream()
        .filter(more -> !files.contentAfter().containsKey(more.path()))
        .forEach(changes::add);
    Plan plan = Plan.of(this, files.summary() + ": " + back.summary(), changes);
    for (SystemChange change : back.systemChanges()) {
      plan = plan.doing(change);
    }
    for (Plan part : List.of(files, back)) {
      for (String note : part.notes()) {
        plan = plan.noting(note);
      }
      for (String question : part.questions()) {
        plan = plan.asking(question);
      }
    }
    return plan.with(back.action());
  }
}
