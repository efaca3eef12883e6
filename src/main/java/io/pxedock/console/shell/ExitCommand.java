package io.pxedock.console.shell;

import picocli.CommandLine.Command;

/** {@code exit}, in the shell only. */
@Command(name = "exit", aliases = "quit", description = "Leave the shell.")
final class ExitCommand implements Runnable {
  private final Runnable leave;

  ExitCommand(Runnable leave) {
    this.leave = leave;
  }

  @Override
  public void run() {
    leave.run();
  }
}
