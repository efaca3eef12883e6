package io.pxedock.console.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code 911 …}. */
@Command(
    name = "911",
    description = "Set and clear 911 flags; build and show the 911 system.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RescueSetCommand.class,
      RescueClearCommand.class,
      RescueListCommand.class,
      RescueBuildCommand.class,
      RescueShowCommand.class
    })
final class RescueCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
