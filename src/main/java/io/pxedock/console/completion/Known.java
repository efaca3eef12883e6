package io.pxedock.console.completion;

import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.hosts.UnknownMachine;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.operation.AddHost;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.Ipv4Address;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The names of a site that a command line can contain.
 *
 * @param strangers machines that ask for an address and are not registered, latest first
 * @param nextFree the next free address of each subnet
 * @param changes the changes that can be undone, latest first; read on demand
 * @param images the names of the images that Docker has; read on demand
 */
public record Known(
    Instant now,
    List<Host> hosts,
    List<UnknownMachine> strangers,
    List<Ipv4Address> nextFree,
    Supplier<List<JournalEntry>> changes,
    Supplier<List<String>> images) {
  /** Returns a site of which nothing is known in time. */
  public static final Known NOTHING =
      new Known(Instant.EPOCH, List.of(), List.of(), List.of(), List::of, List::of);

  /**
   * Returns the words that a snapshot offers; none if its files are not known. The changes and
   * images are read when they are asked for.
   */
  public static Known of(
      Snapshot snapshot, Supplier<List<JournalEntry>> changes, Supplier<List<String>> images) {
    if (!snapshot.files().isKnown()) {
      return new Known(snapshot.taken(), List.of(), List.of(), List.of(), changes, images);
    }
    return new Known(
        snapshot.taken(),
        HostTable.of(snapshot).hosts(),
        UnknownMachine.of(snapshot),
        AddHost.nextFree(snapshot),
        changes,
        images);
  }
}
