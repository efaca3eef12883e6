package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import io.pxedock.spi.Accounts;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A machine with one user, operator, who has called this program as root. */
public final class SandboxAccounts implements Accounts {
  /** The only user. */
  public static final String USER = "operator";

  private final Set<String> groups = new HashSet<>(Set.of(USER, "docker"));
  private final Set<String> joined = new HashSet<>(Set.of(USER));

  @Override
  public boolean isRoot() {
    return true;
  }

  @Override
  public Optional<String> caller() {
    return Optional.of(USER);
  }

  @Override
  public synchronized boolean hasGroup(String group) {
    return groups.contains(group);
  }

  @Override
  public synchronized Optional<Set<String>> groupsOf(String user) {
    return user.equals(USER) ? Optional.of(Set.copyOf(joined)) : Optional.empty();
  }

  /** As {@code groupdel}. */
  synchronized void removeGroup(String group) {
    groups.remove(group);
    joined.remove(group);
  }

  @Override
  public synchronized void createGroup(String group) {
    if (!groups.add(group)) {
      throw Failure.failed("groupadd: group '" + group + "' already exists", "");
    }
  }

  @Override
  public synchronized void join(String user, String group) {
    if (!user.equals(USER)) {
      throw Failure.failed("usermod: user '" + user + "' does not exist", "");
    }
    if (!groups.contains(group)) {
      throw Failure.failed("usermod: group '" + group + "' does not exist", "");
    }
    joined.add(group);
  }
}
