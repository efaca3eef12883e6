package io.pxedock.core.operation;

import io.pxedock.core.site.Scope;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import java.util.List;

/**
 * Gives {@code dnsmasq.conf} another text.
 *
 * @param before the text that was edited
 * @param restart whether dnsmasq is restarted with it
 */
public record EditConf(Bytes before, Bytes after, boolean restart, StartCare care)
    implements Operation {
  /** The title of the operation. */
  public static final String TITLE = "conf edit";

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public boolean isTriedUnloaded() {
    return true;
  }

  @Override
  public Scope scope() {
    return Scope.DAEMON;
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    SiteFiles files = snapshot.files().orThrow();
    Content now = files.content(files.conf().path(), files.conf().text());
    if (!now.equals(Content.file(before))) {
      throw Failure.refused(
          files.conf().shown() + " has changed since it was opened",
          Remedy.run("pxedock", "conf", "edit"));
    }
    Change change = new Change(files.conf().path(), files.conf().shown(), now, Content.file(after));
    String shown = files.conf().shown();
    Plan plan = Plan.of(this, shown + " is changed", List.of(change));
    if (plan.isEmpty()) {
      return Plan.of(this, shown + " is as it was", DaemonAction.NONE);
    }
    Plan loaded = plan.loaded(snapshot, restart);
    return loaded.action() == DaemonAction.RESTART
        ? loaded.asking(
            "Write "
                + shown
                + " and restart container '"
                + snapshot.settings().container()
                + "'? Boots that are under way are cut off.")
        : loaded.asking("Write " + shown + "?");
  }
}
