package io.pxedock.core.diagnosis;

import io.pxedock.core.boot.BoundFile;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.file.FileInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Changes that dnsmasq has not loaded yet, made by pxedock or by hand: a host file newer than the
 * last time dnsmasq's log says it was read, a configuration newer than the container's start, an
 * image that was replaced under its bind mount.
 *
 * @param reload host files that a reload would load
 * @param restart files that only a restart would load
 */
public record PendingLoad(List<String> reload, List<String> restart) {
  /** What loads it, the greater including the lesser. */
  public enum Kind {
    NONE,
    RELOAD,
    RESTART;

    /** The word of {@code pending} in JSON: none, reload or restart. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns what has changed and is not loaded, as far as the snapshot shows it. */
  public static PendingLoad of(Snapshot snapshot) {
    Optional<ContainerState> running = snapshot.running();
    Optional<SiteFiles> files = snapshot.files().value();
    if (running.isEmpty() || files.isEmpty()) {
      return new PendingLoad(List.of(), List.of());
    }
    Instant started = running.get().startedAt();
    Map<Path, Instant> read =
        LastRead.of(files.get().paths(), snapshot.log().orElse(List.<LogEvent>of()), started);
    List<String> reload = new ArrayList<>();
    hostFiles(files.get())
        .forEach(
            (path, shown) -> {
              if (isNewer(files.get(), path, read.getOrDefault(path, started))) {
                reload.add(shown);
              }
            });
    List<String> restart = new ArrayList<>();
    if (isNewer(files.get(), files.get().conf().path(), started)) {
      restart.add(files.get().conf().shown());
    }
    snapshot
        .served()
        .orElse(Map.<Path, BoundFile>of())
        .forEach(
            (path, bound) -> {
              if (bound == BoundFile.REPLACED) {
                restart.add(files.get().paths().shown(path));
              }
            });
    return new PendingLoad(List.copyOf(reload), List.copyOf(restart));
  }

  private static Map<Path, String> hostFiles(SiteFiles files) {
    Map<Path, String> all = new LinkedHashMap<>();
    files.hostsFiles().forEach(f -> all.put(f.path(), f.shown()));
    files.dhcpHostsFiles().forEach(f -> all.put(f.path(), f.shown()));
    return all;
  }

  private static boolean isNewer(SiteFiles files, Path path, Instant than) {
    return files.info(path).map(FileInfo::changed).map(t -> t.isAfter(than)).orElse(false);
  }

  /** What would load everything. */
  public Kind kind() {
    if (!restart.isEmpty()) {
      return Kind.RESTART;
    }
    return reload.isEmpty() ? Kind.NONE : Kind.RELOAD;
  }

  /** Why a reload is not enough, if it is not. */
  public Optional<String> restartReason() {
    return restart.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", restart) + " changed since dnsmasq started");
  }
}
