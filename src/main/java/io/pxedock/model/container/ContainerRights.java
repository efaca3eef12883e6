package io.pxedock.model.container;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the processes of a container may do to the machine that they run on.
 *
 * @param privileged all rights, devices included
 * @param capabilities the names of the capabilities, such as NET_ADMIN, without CAP_
 * @param readOnly whether the root file system cannot be written
 * @param noNewPrivileges whether no program can gain rights that its caller does not have
 */
public record ContainerRights(
    boolean privileged, Set<String> capabilities, boolean readOnly, boolean noNewPrivileges) {
  /** What Docker gives a container of which nothing is said (moby, oci/caps/defaults.go). */
  public static final Set<String> DOCKER_DEFAULT =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "NET_RAW",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private static final String ALL = "ALL";

  public ContainerRights {
    capabilities = Set.copyOf(capabilities);
  }

  /**
   * Returns the rights that these options of {@code docker create} give.
   *
   * @param added the capabilities of {@code --cap-add}, with or without CAP_
   * @param dropped the capabilities of {@code --cap-drop}
   */
  public static ContainerRights of(
      boolean privileged,
      Collection<String> added,
      Collection<String> dropped,
      boolean readOnly,
      boolean noNewPrivileges) {
    Set<String> capabilities = new TreeSet<>(DOCKER_DEFAULT);
    dropped.stream().map(ContainerRights::name).forEach(capabilities::remove);
    if (dropped.stream().map(ContainerRights::name).anyMatch(ALL::equals)) {
      capabilities.clear();
    }
    added.stream().map(ContainerRights::name).forEach(capabilities::add);
    return new ContainerRights(privileged, capabilities, readOnly, noNewPrivileges);
  }

  private static String name(String capability) {
    return capability.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
  }

  /** Returns what these rights have that the others have not, each in a few words. */
  public List<String> beyond(ContainerRights wanted) {
    List<String> more = new ArrayList<>();
    if (privileged && !wanted.privileged) {
      return List.of("privileged, which is not needed");
    }
    Set<String> capabilities = new TreeSet<>(this.capabilities);
    capabilities.removeAll(wanted.capabilities);
    if (!capabilities.isEmpty() && !wanted.privileged) {
      more.add("capabilities that are not needed: " + String.join(" ", capabilities));
    }
    if (wanted.readOnly && !readOnly) {
      more.add("a root file system that can be written");
    }
    if (wanted.noNewPrivileges && !noNewPrivileges) {
      more.add("programs in it can gain rights");
    }
    return more;
  }

  /** Returns the capabilities that are needed and are not there. */
  public Set<String> lacking(ContainerRights wanted) {
    Set<String> missing = new TreeSet<>(wanted.capabilities);
    missing.removeAll(capabilities);
    return privileged || capabilities.contains(ALL) ? Set.of() : missing;
  }
}
