package io.pxedock.core.engine;

import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.pxelinux.PxeClient.Firmware;
import io.pxedock.core.rehearsal.Rehearsal;
import io.pxedock.core.rehearsal.Rehearser;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.core.site.WireProof;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Lease;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Wire;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Walks boots on the wire, and keeps what they prove. */
public final class Rehearsals {
  private final WorkFiles files;
  private final Wire wire;
  private final Snapshot snapshot;
  private final Map<Path, Optional<String>> digests = new HashMap<>();

  /** Creates rehearsals of the boots that the snapshot promises. */
  public Rehearsals(WorkFiles files, Wire wire, Snapshot snapshot) {
    this.files = files;
    this.wire = wire;
    this.snapshot = snapshot;
  }

  /**
   * Walks the boots of these hosts.
   *
   * @throws Failure UNREACHABLE when the segment cannot be joined
   */
  public List<Rehearsal> run(List<Host> hosts, Firmware firmware) {
    List<Rehearsal> done = walk(hosts, firmware);
    keep(snapshot.files().orThrow(), done);
    return done;
  }

  /**
   * Walks the boots of these hosts, and keeps nothing.
   *
   * @throws Failure UNREACHABLE when the segment cannot be joined
   */
  public List<Rehearsal> walk(List<Host> hosts, Firmware firmware) {
    SiteFiles site = snapshot.files().orThrow();
    List<Rehearsal> done = new ArrayList<>();
    try (Wire.Station station = wire.join(place(site))) {
      Rehearser rehearser = new Rehearser(site, station, path -> digestHere(site, path));
      for (Host host : hosts) {
        if (Thread.currentThread().isInterrupted()) {
          throw Failure.failed("cancelled", "");
        }
        done.add(rehearser.rehearse(host, firmware));
      }
    }
    return done;
  }

  private Wire.Place place(SiteFiles site) {
    Settings settings = snapshot.settings();
    int tag = snapshot.port().fold(port -> port.tag(), reason -> settings.tag());
    // The machines are where the settings say they are, whatever became of the port's own tag.
    int wanted = settings.isTagGiven() ? settings.tag() : tag;
    return new Wire.Place(
        settings.bridge(), wanted, freeAddress(site), settings.subnet(), settings.address());
  }

  /** The last address of the subnet that nobody is known to have. */
  private Ipv4Address freeAddress(SiteFiles site) {
    Settings settings = snapshot.settings();
    Set<Ipv4Address> taken = new HashSet<>(Set.of(settings.gateway(), settings.address()));
    HostTable.of(snapshot).hosts().forEach(host -> host.address().ifPresent(taken::add));
    site.leases().orElse(List.<Lease>of()).forEach(lease -> taken.add(lease.ip()));
    Ipv4Subnet subnet = settings.subnet();
    Ipv4Address last = subnet.broadcast();
    for (Ipv4Address ip = last.plus(-1); subnet.contains(ip); ip = ip.plus(-1)) {
      if (!taken.contains(ip) && !ip.equals(subnet.network())) {
        return ip;
      }
    }
    throw Failure.failed("no address of " + subnet + " is free to rehearse from", "");
  }

  /**
   * The file on this machine that the container has at a path: a link may lead there to a file that
   * is bound over another one.
   */
  private Optional<String> digestHere(SiteFiles site, String inside) {
    Optional<Path> named = site.paths().outside(inside);
    Optional<String> inode =
        snapshot
            .tree()
            .orElse(Optional.empty())
            .flatMap(tree -> tree.inside().file(inside))
            .map(file -> file.inode());
    return Stream.concat(
            named.stream(), site.paths().binds().stream().map(bind -> Path.of(bind.source())))
        .filter(path -> inode.isPresent() && inode.equals(inode(path)))
        .findFirst()
        .or(() -> named)
        .flatMap(path -> digests.computeIfAbsent(path, this::digest));
  }

  private Optional<String> inode(Path path) {
    return Observed.of(() -> files.infoFollowingLinks(path))
        .orElse(Optional.empty())
        .map(FileInfo::inode);
  }

  private Optional<String> digest(Path path) {
    return Observed.of(() -> files.infoFollowingLinks(path))
        .orElse(Optional.empty())
        .filter(info -> info.kind() == FileInfo.Kind.FILE)
        .flatMap(info -> Observed.of(() -> files.read(path).digest()).value());
  }

  private void keep(SiteFiles site, List<Rehearsal> done) {
    List<String> failed =
        done.stream().filter(r -> !r.isProof()).map(r -> r.host().name()).toList();
    WireProof proof =
        new WireProof(
            snapshot.taken(),
            WireProof.fingerprint(site, started()),
            done.size() - failed.size(),
            failed);
    Path path = snapshot.workdir().resolve(WireProof.FILE);
    files.makeDirectory(path.getParent());
    files.replace(
        path,
        CurrentContent.at(files, path, true),
        io.pxedock.model.file.Content.file(proof.text()));
  }

  private java.time.Instant started() {
    return snapshot.running().map(c -> c.startedAt()).orElse(java.time.Instant.EPOCH);
  }
}
