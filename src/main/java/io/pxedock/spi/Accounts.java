package io.pxedock.spi;

import java.util.Optional;
import java.util.Set;

/**
 * The users and groups of the machine. Every call throws a Failure UNREACHABLE (exit 4) if the
 * system programs for users and groups are missing or do not answer.
 */
public interface Accounts {
  /** Returns whether this program may change users and groups. */
  boolean isRoot();

  /** Returns the user behind sudo; empty if the program was not started through sudo. */
  Optional<String> caller();

  /** Returns whether the group exists. */
  boolean hasGroup(String group);

  /**
   * Returns the groups that a user has after their next login; empty if the user does not exist. A
   * session that is already open may have fewer.
   */
  Optional<Set<String>> groupsOf(String user);

  /**
   * Creates a system group.
   *
   * @throws io.pxedock.model.Failure FAILED if the system refuses
   */
  void createGroup(String group);

  /**
   * Adds a user to a group; keeps the other groups of the user.
   *
   * @throws io.pxedock.model.Failure FAILED if the system refuses
   */
  void join(String user, String group);
}
