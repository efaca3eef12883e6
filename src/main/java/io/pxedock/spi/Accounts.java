package io.pxedock.spi;

import java.util.Optional;
import java.util.Set;

/**
 * The machine's users and groups. Every call fails with unreachable (exit 4) when the programs that
 * know them are missing or do not answer.
 */
public interface Accounts {
  /** Whether this program may change them. */
  boolean isRoot();

  /** The user who called this program as root; nothing when nobody did, or root itself. */
  Optional<String> caller();

  boolean hasGroup(String group);

  /**
   * The groups that a user is in after the next login; nothing when there is no such user. Those of
   * a session that is open already may be fewer.
   */
  Optional<Set<String>> groupsOf(String user);

  /**
   * Makes a system group.
   *
   * @throws io.pxedock.model.Failure failed (1) when it is refused
   */
  void createGroup(String group);

  /**
   * Adds a user to a group; the user's other groups stay.
   *
   * @throws io.pxedock.model.Failure failed (1) when it is refused
   */
  void join(String user, String group);
}
