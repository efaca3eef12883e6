package io.pxedock.core.diagnosis;

import io.pxedock.core.boot.ServedTree;
import io.pxedock.core.boot.Walks;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootTrace;
import io.pxedock.core.pxelinux.PxeClient.Firmware;
import io.pxedock.core.pxelinux.Served;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether TFTP has everything that a machine asks for: a boot is walked over the files as the
 * container sees them, for a machine without a flag and for one with it, for each kind of firmware
 * that the site serves.
 */
final class TftpLink {
  private static final String NAME = "tftp";
  private static final Remedy RESTART = Remedy.command("pxedock", "restart");

  /** What a machine without a flag may well do on purpose. */
  private static final Set<String> MILD = Set.of("waits-for-key", "no-configuration");

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
          NAME,
          "no-tftp",
          "dnsmasq.conf does not enable TFTP",
          RESTART.prefixed("add enable-tftp, then "));
    }
    Optional<Failure> unreadable = files.boot().reason();
    if (unreadable.isPresent()) {
      return PathLink.failed(NAME, "not-read", unreadable.get().what(), unreadable.get().remedy());
    }
    if (!snapshot.tree().isKnown()) {
      return PathLink.unknown(NAME, snapshot.tree().reason().orElseThrow());
    }
    Optional<ServedTree> tree = snapshot.tree().orThrow();
    return tree.isEmpty()
        ? PathLink.unknown(
            NAME, Failure.failed("nothing is served while dnsmasq is not running", ""))
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
      return PathLink.unknown(NAME, Failure.failed(why, Remedy.run("pxedock", "conf", "check")));
    }
    Optional<PathLink> unflagged = Optional.empty();
    for (Firmware firmware : firmwares) {
      BootTrace trace = walks.ofDefault(firmware);
      if (trace.stop().isPresent()) {
        boolean isMild = MILD.contains(trace.stop().get().code());
        PathLink link = stopped(trace.stop().get(), firmware.isEfi() ? "UEFI: " : "", isMild);
        if (!isMild) {
          return link;
        }
        unflagged = unflagged.or(() -> Optional.of(link));
      }
    }
    BootDirectory boot = files.boot().orThrow();
    if (boot.entry(BootDirectory.RESCUE).isEmpty()) {
      return PathLink.warning(
          NAME,
          "no-911boot",
          "there is no " + boot.shown() + "/" + BootDirectory.RESCUE,
          "put the configuration that boots the 911 system there");
    }
    for (Firmware firmware : firmwares) {
      BootTrace trace = walks.ofRescue(firmware);
      String before = "911 does not boot" + (firmware.isEfi() ? " with UEFI: " : ": ");
      if (!trace.config().isEmpty()
          && !trace.config().equals(BootDirectory.nameFor(Walks.NOBODY))) {
        return unreadRescue(tree, before, boot);
      }
      if (trace.stop().isPresent()) {
        return stopped(trace.stop().get(), before, false);
      }
    }
    if (unflagged.isPresent()) {
      return unflagged.get();
    }
    return firmwares.stream()
        .flatMap(f -> List.of(walks.ofDefault(f), walks.ofRescue(f)).stream())
        .flatMap(trace -> trace.doubt().stream())
        .findFirst()
        .map(doubt -> PathLink.unknown(NAME, Failure.failed(doubt, "")))
        .orElseGet(
            () ->
                PathLink.ok(
                    NAME,
                    conf.bootFiles().stream().findFirst().orElse("nothing"),
                    "serves " + String.join(", ", conf.bootFiles())));
  }

  private PathLink unreadRescue(ServedTree tree, String before, BootDirectory boot) {
    String shown = boot.shown() + "/" + BootDirectory.RESCUE;
    Served answer = tree.answer("pxelinux.cfg/" + BootDirectory.RESCUE);
    boolean isLink = boot.entry(BootDirectory.RESCUE).filter(e -> e.isLink()).isPresent();
    if (answer.isSent()) {
      return PathLink.failed(
          NAME,
          "config-empty",
          before + shown + " is empty",
          "put the configuration of the 911 system there");
    }
    if (answer.state() == Served.State.MISSING && isLink) {
      return PathLink.failed(
          NAME,
          "config-missing",
          before + shown + " is a link that leads nowhere in the container",
          "make it a relative link, or a file");
    }
    return PathLink.failed(
        NAME,
        "config-unreadable",
        before + shown + " " + answer.why(),
        StopRemedy.of(
            snapshot,
            new BootTrace.Stop("config-unreadable", "pxelinux.cfg/911boot", answer.why())));
  }

  private PathLink stopped(BootTrace.Stop stop, String before, boolean isMild) {
    String message =
        stop.code().equals("no-configuration")
            ? "a machine without a flag finds no configuration, not even default"
            : stop.message();
    String detail =
        before + message.replace(BootDirectory.nameFor(Walks.NOBODY), BootDirectory.RESCUE);
    return isMild
        ? PathLink.warning(NAME, stop.code(), detail, StopRemedy.of(snapshot, stop))
        : PathLink.failed(NAME, stop.code(), detail, StopRemedy.of(snapshot, stop));
  }
}
