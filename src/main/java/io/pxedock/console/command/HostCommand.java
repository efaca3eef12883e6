package io.pxedock.console.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code host …}. */
@Command(
    name = "host",
    description = "List and change the registered machines.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      HostListCommand.class,
      HostShowCommand.class,
      HostUnknownCommand.class,
      HostAddCommand.class,
      HostEditCommand.class,
      HostRemoveCommand.class
    })
final class HostCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
