package io.pxedock.console.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code image …}; without another word it is {@code image show}. */
@Command(
    name = "image",
    description = "Show, build and change the server's Docker image.",
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {ImageShowCommand.class, ImageBuildCommand.class, ImageUseCommand.class})
final class ImageCommand implements Callable<Integer> {
  private final Session session;

  ImageCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return new ImageShowCommand(session).call();
  }
}
