package io.pxedock.core.timeline;

import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.RescueFlag;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds machines that have booted 911 since their flag was set and still have the flag: their next
 * boot runs the installer again, which wipes disks.
 */
public final class ArmedAfter911 {
  /** The code of the problem. */
  public static final String CODE = "armed-after-911";

  private ArmedAfter911() {}

  /** Returns the problem of each such host, in the order of the hosts. */
  public static List<Problem> of(Collection<Host> hosts, Timelines boots) {
    return hosts.stream().flatMap(host -> of(host, boots).stream()).toList();
  }

  /** Returns the problem of a host; empty if it is not armed, or has not booted 911 since. */
  public static Optional<Problem> of(Host host, Timelines boots) {
    return host.armed911()
        .filter(RescueFlag::boots911)
        .filter(
            flag ->
                host.hardware()
                    .flatMap(boots::of)
                    .flatMap(MachineTimeline::boot)
                    .filter(boot -> isOf(boot, flag))
                    .isPresent())
        .map(flag -> problem(host, flag));
  }

  // The flag is the file that PXELINUX got, and what it names has been loaded whole.
  private static boolean isOf(Boot boot, RescueFlag flag) {
    return !boot.stage().isBefore(Stage.INITRD)
        && boot.config().filter(flag.path().getFileName().toString()::equals).isPresent()
        && boot.last().time().isAfter(flag.since());
  }

  /** Returns the last three names of the path: {@code tftpboot/pxelinux.cfg/01-…}. */
  private static String shown(Path path) {
    int names = path.getNameCount();
    return path.subpath(Math.max(0, names - 3), names).toString();
  }

  private static Problem problem(Host host, RescueFlag flag) {
    return Problem.warning(
        CODE,
        FileLine.whole(shown(flag.path())),
        host.name() + " has booted 911 and is still armed: its next boot runs the installer again",
        Remedy.run("pxedock", "911", "clear", host.name()));
  }
}
