package io.pxedock.core.rehearsal;

import io.pxedock.core.boot.ServedTree;
import io.pxedock.core.pxelinux.BootCommand;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootTrace;
import io.pxedock.core.pxelinux.BootWalk;
import io.pxedock.core.pxelinux.PxeClient;
import io.pxedock.core.pxelinux.PxeClient.Firmware;
import io.pxedock.core.pxelinux.PxelinuxConfig;
import io.pxedock.core.pxelinux.Served;
import io.pxedock.core.rehearsal.Rehearsal.Boots;
import io.pxedock.core.rehearsal.Rehearsal.FetchedFile;
import io.pxedock.core.rehearsal.Rehearsal.Method;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.spi.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Walks boots on the wire: the offer, then every file that the machine would fetch. */
public final class Rehearser {
  private final SiteFiles files;
  private final Wire.Station station;
  private final Function<String, Optional<String>> digestHere;
  private final Map<String, Wire.Transfer> fetched = new HashMap<>();

  /**
   * @param digestHere the digest of the file on this machine that a path of the container means;
   *     nothing when there is none
   */
  public Rehearser(
      SiteFiles files, Wire.Station station, Function<String, Optional<String>> digestHere) {
    this.files = files;
    this.station = station;
    this.digestHere = digestHere;
  }

  /** Walks the boot of one host. */
  public Rehearsal rehearse(Host host, Firmware firmware) {
    if (host.mac() == null) {
      return nothing(host, Optional.empty(), "no-mac", host.name() + " has no MAC");
    }
    Optional<Wire.Offer> offer = station.offer(host.mac(), firmware.code());
    if (offer.isEmpty()) {
      return nothing(
          host, Optional.empty(), "no-offer", "the server offers no address to " + host.mac());
    }
    Optional<Ipv4Address> ip = Optional.of(offer.get().ip());
    if (host.ip() != null && !host.ip().equals(offer.get().ip())) {
      return nothing(
          host,
          ip,
          "other-address",
          "the server offers " + offer.get().ip() + ", and " + host.place() + " has " + host.ip());
    }
    if (offer.get().file().isEmpty()) {
      return nothing(host, ip, "no-boot-file", "the offer names no boot file");
    }
    BootTrace trace =
        BootWalk.of(
            new PxeClient(firmware, host.mac(), ip), offer.get().file(), name -> served(name));
    return new Rehearsal(
        host, boots(trace), ip, trace.stop(), trace.doubt(), fetchedFiles(trace), Method.WIRE);
  }

  private static Rehearsal nothing(
      Host host, Optional<Ipv4Address> ip, String code, String message) {
    return new Rehearsal(
        host,
        Boots.NOTHING,
        ip,
        Optional.of(new BootTrace.Stop(code, "", message)),
        List.of(),
        List.of(),
        Method.WIRE);
  }

  private Served served(String name) {
    Wire.Transfer transfer = fetched.computeIfAbsent(name, station::fetch);
    if (transfer.isWhole()) {
      return Served.sent(transfer.size(), transfer.content());
    }
    return transfer.isMissing()
        ? Served.missing()
        : Served.refused("does not come: " + transfer.error());
  }

  private Boots boots(BootTrace trace) {
    if (trace.stop().isPresent() || trace.command().isEmpty()) {
      return Boots.NOTHING;
    }
    BootCommand command = trace.command().get();
    if (command.kind() == BootCommand.Kind.LOCAL) {
      return Boots.LOCAL;
    }
    boolean isDefault = trace.config().equals("default");
    Optional<BootCommand> rescue = rescue(trace);
    boolean isRescue =
        !isDefault
            && rescue.isPresent()
            && rescue.get().file().equals(command.file())
            && rescue.get().initrds().equals(command.initrds());
    return isRescue ? Boots.RESCUE : Boots.DEFAULT;
  }

  /** What 911boot boots, by the same server. */
  private Optional<BootCommand> rescue(BootTrace trace) {
    String config = "pxelinux.cfg/" + trace.config();
    return trace.files().stream()
        .filter(f -> f.name().endsWith(config))
        .map(f -> f.name().substring(0, f.name().length() - trace.config().length()))
        .findFirst()
        .flatMap(
            directory ->
                served(directory + BootDirectory.RESCUE)
                    .whole()
                    .map(
                        bytes ->
                            PxelinuxConfig.parse(
                                    bytes, name -> served(directory + "../" + name).whole())
                                .unattended()));
  }

  private List<FetchedFile> fetchedFiles(BootTrace trace) {
    List<FetchedFile> all = new ArrayList<>();
    for (BootTrace.Fetch file : trace.sent()) {
      Wire.Transfer transfer = fetched.get(file.name());
      Optional<Boolean> same =
          digestHere
              .apply(ServedTree.pathOf(files.conf(), file.name()))
              .map(digest -> digest.equals(transfer.digest()));
      all.add(new FetchedFile(file.name(), transfer.size(), transfer.millis(), same));
    }
    return all;
  }
}
