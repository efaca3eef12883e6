package io.pxedock.core.operation;

import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootEntry;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.file.Content;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.net.MacAddress;
import java.util.Optional;

/** The changes that arm and disarm one machine. */
final class RescueFlags {
  private RescueFlags() {}

  /**
   * Makes {@code 01-<mac>} a relative link to {@code 911boot}: relative, because the container sees
   * the directory under another path.
   *
   * @throws Failure refused, when there is no {@code 911boot} or another configuration stands there
   */
  static Change arm(SiteFiles files, MacAddress mac, String host) {
    BootDirectory boot = files.boot().orThrow();
    if (!boot.hasRescue()) {
      throw Failure.refused(
          "there is no " + boot.shown() + "/" + BootDirectory.RESCUE,
          "put the configuration that boots the 911 system there");
    }
    Optional<BootEntry> entry = boot.entry(BootDirectory.nameFor(mac));
    if (entry.isPresent() && boot.armed(entry.get()).isEmpty()) {
      throw Failure.refused(
              host + " has a PXELINUX configuration of its own, which is no 911 link",
              "look at it, and move it away if it is not needed")
          .at(FileLine.whole(shown(boot, mac)));
    }
    return new Change(
        boot.pathFor(mac), shown(boot, mac), before(entry), Content.link(BootDirectory.RESCUE));
  }

  /** Takes the flag away; nothing when there is none. */
  static Optional<Change> disarm(SiteFiles files, MacAddress mac) {
    BootDirectory boot = files.boot().orThrow();
    Optional<RescueFlag> flag = boot.armed(mac);
    return flag.map(
        f ->
            new Change(
                f.path(),
                shown(boot, mac),
                before(boot.entry(BootDirectory.nameFor(mac))),
                Content.ABSENT));
  }

  private static Content before(Optional<BootEntry> entry) {
    return entry.flatMap(BootEntry::content).orElse(Content.ABSENT);
  }

  private static String shown(BootDirectory boot, MacAddress mac) {
    return boot.shown() + "/" + BootDirectory.nameFor(mac);
  }
}
