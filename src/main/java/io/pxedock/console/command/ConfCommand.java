package io.pxedock.console.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code conf …}. */
@Command(
    name = "conf",
    description = "dnsmasq.conf.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ConfShowCommand.class, ConfEditCommand.class, ConfCheckCommand.class})
final class ConfCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
