package io.pxedock.core.diagnosis;

import io.pxedock.core.boot.ServedTree;
import io.pxedock.core.boot.Walks;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootTrace;
import io.pxedock.core.pxelinux.PxeClient.Firmware;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hosts whose own file in {@code pxelinux.cfg} does not do what it is there for: the machine passes
 * over it, or stops with it.
 */
public final class HostBoots {
  private HostBoots() {}

  static List<Problem> of(Snapshot snapshot, HostTable table) {
    Optional<ServedTree> tree = snapshot.tree().orElse(Optional.empty());
    Optional<BootDirectory> boot = snapshot.files().orThrow().boot().value();
    if (tree.isEmpty() || boot.isEmpty()) {
      return List.of();
    }
    Walks walks = new Walks(snapshot.files().orThrow().conf(), tree.get()::answer);
    Optional<Firmware> firmware = walks.firmwares().stream().findFirst();
    List<Problem> found = new ArrayList<>();
    for (Host host : table.hosts()) {
      Optional<String> own =
          host.hardware()
              .map(BootDirectory::nameFor)
              .filter(name -> boot.get().entry(name).isPresent());
      // Another flag that boots nothing has a problem of its own.
      boolean isBroken = host.armed911().filter(flag -> !flag.boots911()).isPresent();
      if (own.isPresent() && firmware.isPresent() && !isBroken) {
        BootTrace trace = walks.of(firmware.get(), host.mac(), host.address());
        BootTrace rescue = walks.ofRescue(firmware.get());
        FileLine place = FileLine.whole(boot.get().shown() + "/" + own.get());
        problem(host, trace, rescue, own.get(), place).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Problem> problem(
      Host host, BootTrace trace, BootTrace rescue, String own, FileLine place) {
    Optional<Problem> unread = unread(host, trace, own, place);
    if (unread.isPresent()) {
      return unread;
    }
    boolean isSaid =
        rescue.stop().map(BootTrace.Stop::file).equals(trace.stop().map(BootTrace.Stop::file));
    return trace
        .stop()
        .filter(stop -> !isSaid)
        .map(
            stop ->
                Problem.error(
                    "host-stops",
                    place,
                    host.name() + " does not boot: " + stop.message(),
                    "put that file there, or correct " + place.file()));
  }

  /**
   * Returns that a host boots another configuration than its own; empty when it does not.
   *
   * @param own the name of its own file in {@code pxelinux.cfg}
   */
  public static Optional<Problem> unread(Host host, BootTrace trace, String own, FileLine place) {
    if (trace.config().isEmpty() || trace.config().equals(own)) {
      return Optional.empty();
    }
    String why =
        trace.files().stream()
            .filter(f -> f.name().endsWith("/" + own))
            .map(f -> f.answer().why())
            .findFirst()
            .orElse("");
    return Optional.of(
        Problem.error(
            "flag-not-served",
            place,
            host.name() + " boots " + trace.config() + ", not its own file, which " + why,
            Remedy.run("pxedock", "911", "set", host.name())
                .prefixed("make it readable for everybody, or ")));
  }
}
