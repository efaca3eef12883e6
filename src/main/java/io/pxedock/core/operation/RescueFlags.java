package io.pxedock.core.operation;

import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootEntry;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.file.Content;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes that arm and disarm one machine. */
final class RescueFlags {
  private RescueFlags() {}

  /**
   * Makes {@code 01-<mac>} a relative link to {@code 911boot}: relative, because the container sees
   * the directory under another path. A flag under a name that PXELINUX never asks for goes.
   *
   * @throws Failure REFUSED if there is no {@code 911boot}, or if another configuration is in the
   *     way
   */
  static List<Change> arm(SiteFiles files, MacAddress mac, String host) {
    BootDirectory boot = files.boot().orThrow();
    if (!boot.hasRescue()) {
      throw noRescue(boot);
    }
    Optional<BootEntry> entry = boot.entry(BootDirectory.nameFor(mac));
    Optional<RescueFlag> flag = entry.flatMap(boot::armed);
    if (flag.filter(f -> f.kind() == RescueFlag.Kind.NOT_A_FILE).isPresent()) {
      throw Failure.refused(
          shown(boot, mac) + " is not a file, where the 911 flag of " + host + " belongs",
          Remedy.by("remove it", "rmdir", shown(boot, mac)));
    }
    if (flag.isPresent() && entry.flatMap(BootEntry::content).isEmpty()) {
      throw Failure.refused(
          shown(boot, mac) + " cannot be read, so that no undo could put it back",
          Remedy.by("run pxedock as root, or make it readable", "chmod", "a+r", shown(boot, mac)));
    }
    if (entry.isPresent() && flag.isEmpty()) {
      throw Failure.refused(
              host + " has a PXELINUX configuration of its own, which is not a 911 flag",
              "look at it, and move it away if it is not needed")
          .at(FileLine.whole(shown(boot, mac)));
    }
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change(
            boot.pathFor(mac),
            shown(boot, mac),
            before(entry),
            Content.link(BootDirectory.RESCUE)));
    changes.addAll(removals(boot, mac));
    return changes;
  }

  private static Failure noRescue(BootDirectory boot) {
    String shown = boot.shown() + "/" + BootDirectory.RESCUE;
    boolean isThere = boot.entry(BootDirectory.RESCUE).isPresent();
    return Failure.refused(
        isThere
            ? shown + " is not a readable file, and not a link to one in " + boot.shown()
            : "there is no " + shown,
        "put the configuration that boots the 911 system there");
  }

  /** Takes the flags of a machine away, however they were made and are called. */
  static List<Change> disarm(SiteFiles files, MacAddress mac) {
    BootDirectory boot = files.boot().orThrow();
    List<Change> changes = new ArrayList<>();
    boot.entry(BootDirectory.nameFor(mac))
        .flatMap(boot::armed)
        .filter(flag -> flag.kind() != RescueFlag.Kind.NOT_A_FILE)
        .ifPresent(flag -> changes.add(removal(boot, flag)));
    changes.addAll(removals(boot, mac));
    return changes;
  }

  /** Takes away the flags of a machine that PXELINUX never asks for; a directory stays. */
  private static List<Change> removals(BootDirectory boot, MacAddress mac) {
    return boot.misnamedFlags(mac).stream()
        .filter(flag -> flag.kind() != RescueFlag.Kind.NOT_A_FILE)
        .map(flag -> removal(boot, flag))
        .toList();
  }

  private static Change removal(BootDirectory boot, RescueFlag flag) {
    String name = flag.path().getFileName().toString();
    return new Change(
        flag.path(), boot.shown() + "/" + name, before(boot.entry(name)), Content.ABSENT);
  }

  private static Content before(Optional<BootEntry> entry) {
    return entry.flatMap(BootEntry::content).orElse(Content.ABSENT);
  }

  private static String shown(BootDirectory boot, MacAddress mac) {
    return boot.shown() + "/" + BootDirectory.nameFor(mac);
  }
}
