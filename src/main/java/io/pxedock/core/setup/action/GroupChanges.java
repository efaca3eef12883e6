package io.pxedock.core.setup.action;

import io.pxedock.core.operation.SystemChange;
import io.pxedock.model.Failure;
import io.pxedock.spi.Tools;
import java.util.List;
import java.util.Set;

/** Changes of the machine's groups. */
public final class GroupChanges {
  private GroupChanges() {}

  /** Creates a group. */
  public record Create(String group) implements SystemChange {
    @Override
    public String title() {
      return "create group " + group;
    }

    @Override
    public List<List<String>> commands() {
      return List.of(List.of("groupadd", "--system", group));
    }

    @Override
    public void carryOut(Tools tools) {
      tools.accounts().createGroup(group);
    }
  }

  /** Adds a user to a group and checks the result. */
  public record Join(String user, String group) implements SystemChange {
    @Override
    public String title() {
      return "add " + user + " to group " + group;
    }

    @Override
    public List<List<String>> commands() {
      return List.of(List.of("usermod", "-aG", group, user));
    }

    @Override
    public void carryOut(Tools tools) {
      tools.accounts().join(user, group);
      Set<String> groups = tools.accounts().groupsOf(user).orElse(Set.of());
      if (!groups.contains(group)) {
        throw Failure.failed(
            user + " was added to group " + group + ", but is not in it",
            "see where this machine's groups come from: getent group " + group);
      }
    }
  }
}
