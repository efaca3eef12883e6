package io.pxedock.adapter.accounts;

import io.pxedock.adapter.process.CommandRunner;
import io.pxedock.adapter.process.CommandRunner.Ending;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import io.pxedock.adapter.process.ProcessCommands;
import io.pxedock.model.Failure;
import io.pxedock.spi.Accounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Users and groups, read with {@code id} and {@code getent} from any database, and changed with
 * {@code groupadd} and {@code usermod}.
 */
public final class SystemAccounts implements Accounts {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final CommandRunner commands;
  private final Map<String, String> environment;

  /** Creates the accounts of this machine, for the caller that an environment names. */
  public SystemAccounts(Map<String, String> environment) {
    this(new ProcessCommands(), environment);
  }

  /** Creates the accounts over another runner, for tests. */
  SystemAccounts(CommandRunner commands, Map<String, String> environment) {
    this.commands = commands;
    this.environment = environment;
  }

  @Override
  public boolean isRoot() {
    return ask("id", "-u").stdout().strip().equals("0");
  }

  @Override
  public Optional<String> caller() {
    // sudo(8), doas(1)
    return List.of("SUDO_USER", "DOAS_USER").stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(user -> !user.isEmpty() && !user.equals("root") && !user.startsWith("-"))
        .findFirst();
  }

  @Override
  public boolean hasGroup(String group) {
    return ask("getent", "group", group).exit() == 0;
  }

  @Override
  public Optional<Set<String>> groupsOf(String user) {
    Outcome outcome = ask("id", "-Gn", user);
    return outcome.exit() == 0
        ? Optional.of(Set.of(outcome.stdout().strip().split("\\s+")))
        : Optional.empty();
  }

  @Override
  public void createGroup(String group) {
    change("groupadd", "--system", group);
  }

  @Override
  public void join(String user, String group) {
    change("usermod", "-aG", group, user);
  }

  private Outcome ask(String... argv) {
    Outcome outcome = commands.run(List.of(argv), DEADLINE);
    if (outcome.ending() != Ending.EXITED) {
      String why = outcome.ending() == Ending.MISSING ? "is not installed" : "does not answer";
      throw Failure.unreachable(
          argv[0] + " " + why, "look at users and groups with 'id' and 'getent group'");
    }
    return outcome;
  }

  private void change(String... argv) {
    Outcome outcome = ask(argv);
    if (outcome.exit() != 0) {
      String said = outcome.stderr().strip();
      throw Failure.failed(
          said.isEmpty() ? argv[0] + " failed with exit code " + outcome.exit() : said,
          "run it by hand: " + String.join(" ", argv));
    }
  }
}
