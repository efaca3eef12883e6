package io.pxedock.core.hosts;

import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootEntry;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.ShellWord;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with the 911 flags. */
final class RescueFlagProblems {
  private RescueFlagProblems() {}

  /**
   * Returns what is wrong with the flags of a host.
   *
   * @param uuids the problems of {@link #uuids}, which are the same for every armed host
   */
  static List<Problem> of(Host host, BootDirectory boot, List<Problem> uuids) {
    List<Problem> found = new ArrayList<>();
    host.armed911()
        .filter(flag -> flag.path().equals(boot.pathFor(host.mac())))
        .ifPresent(flag -> addFlag(found, host, flag, boot, uuids));
    host.hardware().ifPresent(mac -> addMisnamed(found, host, mac, boot));
    return found;
  }

  private static void addFlag(
      List<Problem> found, Host host, RescueFlag flag, BootDirectory boot, List<Problem> uuids) {
    FileLine place = place(boot, flag.path().getFileName().toString());
    Remedy again =
        Remedy.run("pxedock", "911", "set", host.name()).suffixed(" again, or 'pxedock 911 clear'");
    switch (flag.kind()) {
      case STALE ->
          found.add(
              Problem.warning(
                  "stale-911",
                  place,
                  host.name() + " is armed with an old copy of 911boot",
                  again));
      case DANGLING ->
          found.add(
              Problem.error(
                  "dangling-911",
                  place,
                  "the 911 flag of " + host.name() + " leads nowhere inside the container",
                  again));
      case EMPTY ->
          found.add(
              Problem.error(
                  "empty-911",
                  place,
                  "the 911 flag of " + host.name() + " is empty: PXELINUX ignores it",
                  again));
      case UNREADABLE ->
          found.add(
              Problem.error(
                  "flag-not-served",
                  place,
                  "dnsmasq may not read the 911 flag of " + host.name() + ", and does not send it",
                  again));
      case NOT_A_FILE ->
          found.add(
              Problem.error(
                  "not-a-file-911",
                  place,
                  "a directory has the name of " + host.name() + "'s 911 flag: TFTP cannot send it",
                  Remedy.by("remove it", "rmdir", place.file())));
      default -> {}
    }
    if (flag.boots911()) {
      found.addAll(uuids);
    }
    if (host.isIpmi()) {
      found.add(
          Problem.warning(
              "ipmi-911",
              place,
              host.name() + " is a BMC's entry: arming it does not make the machine boot 911",
              Remedy.run("pxedock", "911", "clear", host.name())
                  .prefixed("arm the machine itself, and ")));
    }
  }

  // Seen in the field: the link without the hardware type in front, or in capitals.
  private static void addMisnamed(
      List<Problem> found, Host host, MacAddress mac, BootDirectory boot) {
    String right = BootDirectory.nameFor(mac);
    for (BootEntry wrong : boot.misnamed(mac)) {
      found.add(
          Problem.error(
              "misnamed-911",
              place(boot, wrong.name()),
              "PXELINUX never asks for '" + wrong.name() + "', only for '" + right + "'",
              misnamed(host, wrong, place(boot, wrong.name()))));
    }
  }

  private static Remedy misnamed(Host host, BootEntry wrong, FileLine place) {
    if (wrong.info().kind() == FileInfo.Kind.DIRECTORY) {
      return Remedy.by("remove it", "rmdir", place.file());
    }
    return Remedy.run("pxedock", "911", "set", host.name())
        .suffixed(
            " if it is to boot 911, or '"
                + ShellWord.line("pxedock", "911", "clear", host.name())
                + "'");
  }

  /** Files that a machine asks for by its UUID: they beat its flag, whichever machine has it. */
  static List<Problem> uuids(BootDirectory boot) {
    return boot.uuids().stream()
        .map(
            uuid ->
                Problem.warning(
                    "uuid-beats-911",
                    place(boot, uuid),
                    "the machine with the UUID "
                        + uuid
                        + " takes this configuration before any 911 flag",
                    "move it away if that machine is to boot 911 by its flag"))
        .toList();
  }

  /** Flags of machines that no host file knows. */
  static List<Problem> strays(BootDirectory boot, Set<MacAddress> known) {
    List<Problem> found = new ArrayList<>();
    boot.allArmed()
        .forEach(
            (mac, flag) -> {
              if (!known.contains(mac)) {
                found.add(
                    Problem.warning(
                        "stray-911",
                        place(boot, BootDirectory.nameFor(mac)),
                        "911 is armed for " + mac + ", which is not a registered host",
                        Remedy.run("pxedock", "911", "clear", String.valueOf(mac))));
              }
            });
    return found;
  }

  private static FileLine place(BootDirectory boot, String name) {
    return FileLine.whole(boot.shown() + "/" + name);
  }
}
