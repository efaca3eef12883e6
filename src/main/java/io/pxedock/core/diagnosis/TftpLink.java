package io.pxedock.core.diagnosis;

import io.pxedock.core.boot.BoundFile;
import io.pxedock.core.boot.ServedTree;
import io.pxedock.core.boot.Walks;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootTrace;
import io.pxedock.core.pxelinux.PxeClient.Firmware;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether TFTP has everything that a machine asks for: a boot is walked over the files as the
 * container sees them, for a machine without a flag and for one with it, for each kind of firmware
 * that the site serves.
 */
final class TftpLink {
  private static final String NAME = "tftp";

  private final Snapshot snapshot;
  private final SiteFiles files;
  private final DnsmasqConf conf;

  private TftpLink(Snapshot snapshot, SiteFiles files) {
    this.snapshot = snapshot;
    this.files = files;
    this.conf = files.conf();
  }

  static PathLink of(Snapshot snapshot) {
    return snapshot
        .files()
        .fold(files -> new TftpLink(snapshot, files).link(), r -> PathLink.unknown(NAME, r));
  }

  private PathLink link() {
    if (!conf.has("enable-tftp")) {
      return PathLink.failed(
          NAME, "dnsmasq.conf does not enable TFTP", "add enable-tftp, then pxedock restart");
    }
    Optional<Failure> unreadable = files.boot().reason();
    if (unreadable.isPresent()) {
      return PathLink.failed(NAME, unreadable.get().what(), unreadable.get().remedy());
    }
    if (!snapshot.tree().isKnown()) {
      return PathLink.unknown(NAME, snapshot.tree().reason().orElseThrow());
    }
    Optional<ServedTree> tree = snapshot.tree().orThrow();
    return tree.isEmpty()
        ? PathLink.unknown(NAME, Failure.failed("nothing is served while dnsmasq does not run", ""))
        : link(tree.get());
  }

  private PathLink link(ServedTree tree) {
    Walks walks = new Walks(conf, tree::answer);
    List<Firmware> firmwares = walks.firmwares();
    if (firmwares.isEmpty()) {
      String why =
          conf.has("pxe-service")
              ? "which boot file pxe-service gives is not known"
              : "no dhcp-boot names a boot file";
      return PathLink.unknown(NAME, Failure.failed(why, "pxedock conf check"));
    }
    for (Firmware firmware : firmwares) {
      BootTrace trace = walks.ofDefault(firmware);
      if (trace.stop().isPresent()) {
        return stopped(trace.stop().get(), "");
      }
    }
    BootDirectory boot = files.boot().orThrow();
    if (boot.entry(BootDirectory.RESCUE).isEmpty()) {
      return PathLink.warning(
          NAME,
          "there is no " + boot.shown() + "/" + BootDirectory.RESCUE,
          "put the configuration that boots the 911 system there");
    }
    for (Firmware firmware : firmwares) {
      BootTrace trace = walks.ofRescue(firmware);
      if (trace.stop().isPresent()) {
        return stopped(
            trace.stop().get(), "911 does not boot" + (firmware.isEfi() ? " with UEFI: " : ": "));
      }
      if (!trace.config().equals(BootDirectory.nameFor(Walks.NOBODY))) {
        return PathLink.failed(
            NAME,
            "911 does not boot: PXELINUX finds " + BootDirectory.RESCUE + " empty",
            "put the configuration that boots the 911 system there");
      }
    }
    return firmwares.stream()
        .flatMap(f -> List.of(walks.ofDefault(f), walks.ofRescue(f)).stream())
        .flatMap(trace -> trace.doubt().stream())
        .findFirst()
        .map(doubt -> PathLink.unknown(NAME, Failure.failed(doubt, "pxedock rehearse --all")))
        .orElseGet(
            () ->
                PathLink.ok(
                    NAME,
                    conf.bootFiles().stream().findFirst().orElse("nothing"),
                    "serves " + String.join(", ", conf.bootFiles())));
  }

  private PathLink stopped(BootTrace.Stop stop, String before) {
    String path = ServedTree.pathOf(conf, stop.file());
    return PathLink.failed(NAME, before + stop.message(), remedy(stop, path));
  }

  private String remedy(BootTrace.Stop stop, String path) {
    Optional<Path> here = files.paths().outside(path);
    Map<Path, BoundFile> bound = snapshot.served().orElse(Map.<Path, BoundFile>of());
    boolean isStale =
        here.isPresent()
            && bound.entrySet().stream()
                .anyMatch(
                    e -> here.get().startsWith(e.getKey()) && e.getValue() == BoundFile.REPLACED);
    if (isStale) {
      return "pxedock restart";
    }
    String shown = here.map(files.paths()::shown).orElse(path);
    if (stop.code().equals("wrong-loader")) {
      return "name a boot file for each architecture in " + conf.shown();
    }
    if (stop.code().equals("waits-for-key")) {
      return "give it a DEFAULT, and a TIMEOUT where it asks";
    }
    if (stop.code().endsWith("-unreadable")) {
      return stop.message().contains("is a directory")
          ? "put the file there in its place, then pxedock restart"
          : "chmod a+r " + shown;
    }
    return "put " + shown + " there, or name another file";
  }
}
