package io.pxedock.console.command;

import io.pxedock.console.completion.CompletionScript;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}. */
@Command(name = "completion", description = "Print the completion script of a shell.")
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  private CompletionScript shell;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(shell.print(spec.root()));
    return 0;
  }
}
