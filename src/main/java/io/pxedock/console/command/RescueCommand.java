package io.pxedock.console.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code 911 …}. */
@Command(
    name = "911",
    description = "Which machines boot the 911 rescue system.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RescueSetCommand.class, RescueClearCommand.class, RescueListCommand.class})
final class RescueCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: " + String.join(", ", spec.subcommands().keySet()));
  }
}
