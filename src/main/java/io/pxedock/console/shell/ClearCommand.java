package io.pxedock.console.shell;

import picocli.CommandLine.Command;

/** {@code clear}, in the shell only. */
@Command(name = "clear", description = "Clear the screen.")
final class ClearCommand implements Runnable {
  private final Runnable clear;

  ClearCommand(Runnable clear) {
    this.clear = clear;
  }

  @Override
  public void run() {
    clear.run();
  }
}
