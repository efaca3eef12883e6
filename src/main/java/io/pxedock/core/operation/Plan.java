package io.pxedock.core.operation;

import io.pxedock.core.diagnosis.WrittenFiles;
import io.pxedock.core.dnsmasq.model.ConfReader;
import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.ServerBinds;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.LineText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an operation will do: shown as a dry run, confirmed, applied, journalled, and turned round
 * by an undo.
 *
 * @param systemChanges what is done before the files are changed, in this order
 * @param summary what will be so afterwards, in one line
 * @param questions what a person must say yes to first, one after the other
 * @param notes what he should know
 * @param hosts how many hosts it arms or removes; of more than one the number is typed to go on
 * @param reason why it is done, in the operator's words; may be empty
 */
public record Plan(
    String title,
    String summary,
    List<SystemChange> systemChanges,
    List<Change> changes,
    DaemonAction action,
    List<String> questions,
    List<String> notes,
    int hosts,
    String reason) {

  /** A plan that changes these files, and then does to dnsmasq what those files need. */
  public static Plan of(Operation operation, String summary, List<Change> changes) {
    List<Change> real = changes.stream().filter(c -> !c.isNothing()).toList();
    return new Plan(
        operation.title(),
        summary,
        List.of(),
        real,
        DaemonAction.NONE,
        List.of(),
        List.of(),
        0,
        "");
  }

  /** A plan that only does something to dnsmasq. */
  public static Plan of(Operation operation, String summary, DaemonAction action) {
    return of(operation, summary, List.of()).with(action);
  }

  /** Returns this plan with another action of the daemon at its end. */
  public Plan with(DaemonAction newAction) {
    return new Plan(
        title, summary, systemChanges, changes, newAction, questions, notes, hosts, reason);
  }

  /** With something done before the files are changed. */
  public Plan doing(SystemChange change) {
    return new Plan(
        title,
        summary,
        plus(systemChanges, change),
        changes,
        action,
        questions,
        notes,
        hosts,
        reason);
  }

  /** Returns this plan with one more question; each has to be answered with yes. */
  public Plan asking(String question) {
    return new Plan(
        title,
        summary,
        systemChanges,
        changes,
        action,
        plus(questions, question),
        notes,
        hosts,
        reason);
  }

  /** Returns this plan as one that arms or removes that number of hosts. */
  public Plan ofHosts(int number) {
    return new Plan(
        title, summary, systemChanges, changes, action, questions, notes, number, reason);
  }

  /** Returns this plan with one more note, for the operator. */
  public Plan noting(String note) {
    return new Plan(
        title,
        summary,
        systemChanges,
        changes,
        action,
        questions,
        plus(notes, note),
        hosts,
        reason);
  }

  /** Returns this plan with a reason for the journal. */
  public Plan because(String newReason) {
    return new Plan(
        title, summary, systemChanges, changes, action, questions, notes, hosts, newReason);
  }

  /** Returns the content of each file that the plan changes, as it is afterwards. */
  public Map<Path, Content> contentAfter() {
    Map<Path, Content> after = new HashMap<>();
    changes.forEach(change -> after.put(change.path(), change.after()));
    return after;
  }

  /** Returns whether the plan changes nothing and has no action. */
  public boolean isEmpty() {
    return systemChanges.isEmpty() && changes.isEmpty() && action == DaemonAction.NONE;
  }

  /**
   * With the reload or restart that follows from the files it changes: host files are read again on
   * SIGHUP, {@code dnsmasq.conf} only on a start, {@code pxelinux.cfg} at each boot.
   *
   * @throws Failure UNREACHABLE if it cannot be found out whether dnsmasq runs
   */
  public Plan loaded(Snapshot snapshot, boolean wanted) {
    SiteFiles files = snapshot.files().orThrow();
    Set<Path> hosts = new HashSet<>();
    files.hostsFiles().forEach(f -> hosts.add(f.path()));
    files.dhcpHostsFiles().forEach(f -> hosts.add(f.path()));
    boolean conf = changes.stream().anyMatch(c -> c.path().equals(files.conf().path()));
    boolean host = changes.stream().anyMatch(c -> hosts.contains(c.path()));
    if (!conf && !host) {
      return this;
    }
    changes.stream()
        .filter(c -> c.path().equals(files.conf().path()))
        .forEach(c -> checkLeases(files, c, snapshot));
    if (!wanted) {
      return noting("not loaded yet: run 'pxedock " + (conf ? "restart" : "reload") + "'");
    }
    if (!snapshot.container().isKnown()) {
      Failure reason = snapshot.container().reason().orElseThrow();
      throw Failure.unreachable(
          reason.what(), reason.remedy().suffixed("; or add --no-reload to write the files only"));
    }
    if (snapshot.running().isEmpty()) {
      return noting("dnsmasq is not running: it loads this when it starts ('pxedock start')");
    }
    return with(conf ? DaemonAction.RESTART : DaemonAction.RELOAD);
  }

  /** Refuses a configuration with which dnsmasq cannot start in the container that is there. */
  private static void checkLeases(SiteFiles files, Change change, Snapshot snapshot) {
    Optional<ContainerState> container = snapshot.container().orElse(Optional.empty());
    if (container.isEmpty() || !(change.after() instanceof Content.Regular file)) {
      return;
    }
    FileSource source =
        path ->
            path.equals(SiteFiles.CONF)
                ? new FileSource.Text(LineText.of(file.bytes()))
                : files.source().at(path);
    new WrittenFiles(
            ConfReader.read(SiteFiles.CONF, source, snapshot.version()),
            files.paths(),
            container.get().rights())
        .lockedLeases()
        .ifPresent(
            path -> {
              throw Failure.refused(
                      "dnsmasq would not start: it cannot write " + path + " in its container",
                      "name " + ServerBinds.LEASE_FILE)
                  .at(FileLine.whole(change.shown()));
            });
  }

  private static <T> List<T> plus(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return List.copyOf(longer);
  }
}
