package io.pxedock.model.container;

import io.pxedock.model.net.Ipv4Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the first process of a running container sees: its network, its rights, and files.
 *
 * @param files by the path that was asked for, links followed; a path that leads nowhere is left
 *     out
 * @param asked every path that was asked for
 */
public record ContainerInside(
    List<Interface> interfaces, Rights rights, Map<String, File> files, Set<String> asked) {
  /**
   * A network interface.
   *
   * @param isUp whether it is up and its lower device is too
   */
  public record Interface(String name, boolean isUp, List<Ipv4Address> addresses) {}

  /**
   * As whom the process opens files.
   *
   * @param readsAll whether it has a capability that lets it pass by permissions
   */
  public record Rights(int user, Set<Integer> groups, boolean readsAll) {}

  /** What kind of file it is. */
  public enum Kind {
    FILE,
    DIRECTORY,
    OTHER
  }

  /**
   * A file.
   *
   * @param inode device and inode, as on the engine's machine
   * @param modified in whole seconds
   * @param mode the permissions
   */
  public record File(
      Kind kind, long size, Instant modified, String inode, int mode, int owner, int group) {
    /** Whether everybody may read it. */
    public boolean isWorldReadable() {
      return (mode & 4) != 0;
    }
  }

  public ContainerInside {
    interfaces = List.copyOf(interfaces);
    files = Map.copyOf(files);
    asked = Set.copyOf(asked);
  }

  /** Returns the file at a path that was asked for; empty if nothing is there. */
  public Optional<File> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Whether a path was asked for, so that a file that is not there is known to be missing. */
  public boolean knows(String path) {
    return asked.contains(path);
  }

  /** Whether the process may do to a file what the permission bit says: 4 reads, 1 passes. */
  public boolean may(int bit, File file) {
    if (rights.readsAll()) {
      return true;
    }
    if (file.owner() == rights.user()) {
      return (file.mode() >> 6 & bit) != 0;
    }
    return rights.groups().contains(file.group())
        ? (file.mode() >> 3 & bit) != 0
        : (file.mode() & bit) != 0;
  }
}
